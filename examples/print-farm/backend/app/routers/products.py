from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.database import get_db
from app.models import Product
from app.routers.common import commit_or_409, get_or_404
from app.schemas import ProductIn, ProductOut, ProductPatch
from app.security import current_user

router = APIRouter(prefix="/products", tags=["products"], dependencies=[Depends(current_user)])


@router.get("", response_model=list[ProductOut])
def list_products(search: str = "", db: Session = Depends(get_db)):
    query = select(Product).order_by(Product.id)
    if search:
        query = query.where(Product.name.icontains(search, autoescape=True))
    return db.scalars(query).all()


@router.post("", response_model=ProductOut, status_code=201)
def create_product(body: ProductIn, db: Session = Depends(get_db)):
    """A new product is sliced before it can be printed."""
    product = Product(**body.model_dump(), sliced_at=clock.now())
    db.add(product)
    commit_or_409(db, f"There is a product {body.sku} already")
    return product


@router.get("/{product_id}", response_model=ProductOut)
def read_product(product_id: int, db: Session = Depends(get_db)):
    return get_or_404(db, Product, product_id)


@router.patch("/{product_id}", response_model=ProductOut)
def change_product(product_id: int, body: ProductPatch, db: Session = Depends(get_db)):
    """A product that needs more or less material is another model: it is sliced again."""
    product = get_or_404(db, Product, product_id)
    if body.grams is not None and body.grams != product.grams:
        product.sliced_at = clock.now()
    for name, value in body.model_dump(exclude_none=True).items():
        setattr(product, name, value)
    db.commit()
    return product


@router.delete("/{product_id}", status_code=204)
def delete_product(product_id: int, db: Session = Depends(get_db)):
    db.delete(get_or_404(db, Product, product_id))
    commit_or_409(db, "A print job uses this product")
