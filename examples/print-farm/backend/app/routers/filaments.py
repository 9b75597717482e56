from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.database import get_db
from app.models import Filament
from app.routers.common import commit_or_409, get_or_404
from app.schemas import FilamentIn, FilamentOut, FilamentPatch, OrderIn
from app.security import current_user

router = APIRouter(prefix="/filaments", tags=["filaments"], dependencies=[Depends(current_user)])


@router.get("", response_model=list[FilamentOut])
def list_filaments(material: str | None = None, db: Session = Depends(get_db)):
    query = select(Filament).order_by(Filament.id)
    if material is not None:
        query = query.where(Filament.material == material)
    return db.scalars(query).all()


@router.post("", response_model=FilamentOut, status_code=201)
def create_filament(body: FilamentIn, db: Session = Depends(get_db)):
    fields = body.model_dump()
    filament = Filament(stock_g=fields.pop("remaining_g"), ordered_g=0, **fields)
    db.add(filament)
    db.commit()
    return filament


@router.get("/{filament_id}", response_model=FilamentOut)
def read_filament(filament_id: int, db: Session = Depends(get_db)):
    return get_or_404(db, Filament, filament_id)


@router.patch("/{filament_id}", response_model=FilamentOut)
def change_filament(filament_id: int, body: FilamentPatch, db: Session = Depends(get_db)):
    filament = get_or_404(db, Filament, filament_id)
    filament.settle()
    fields = body.model_dump(exclude_none=True)
    if "remaining_g" in fields:
        filament.stock_g = fields.pop("remaining_g")
    for name, value in fields.items():
        setattr(filament, name, value)
    db.commit()
    return filament


@router.post("/{filament_id}/order", response_model=FilamentOut, status_code=202)
def order_filament(filament_id: int, body: OrderIn, db: Session = Depends(get_db)):
    filament = get_or_404(db, Filament, filament_id)
    filament.settle()
    if filament.ordered_g:
        raise HTTPException(409, "A delivery is under way already")
    filament.ordered_g = body.grams
    filament.ordered_at = clock.now()
    db.commit()
    return filament


@router.delete("/{filament_id}", status_code=204)
def delete_filament(filament_id: int, db: Session = Depends(get_db)):
    db.delete(get_or_404(db, Filament, filament_id))
    commit_or_409(db, "A print job uses this filament")
