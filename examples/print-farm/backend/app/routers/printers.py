from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.database import get_db
from app.models import Printer
from app.routers.common import commit_or_409, get_or_404
from app.schemas import PrinterIn, PrinterOut, PrinterPatch
from app.security import current_user

router = APIRouter(prefix="/printers", tags=["printers"], dependencies=[Depends(current_user)])


@router.get("", response_model=list[PrinterOut])
def list_printers(db: Session = Depends(get_db)):
    return db.scalars(select(Printer).order_by(Printer.id)).all()


@router.post("", response_model=PrinterOut, status_code=201)
def create_printer(body: PrinterIn, db: Session = Depends(get_db)):
    """A new printer runs its self-test before it is idle."""
    printer = Printer(**body.model_dump(), maintenance=False, self_test_at=clock.now())
    db.add(printer)
    commit_or_409(db, f"There is a printer named {body.name} already")
    return printer


@router.get("/{printer_id}", response_model=PrinterOut)
def read_printer(printer_id: int, db: Session = Depends(get_db)):
    return get_or_404(db, Printer, printer_id)


@router.patch("/{printer_id}", response_model=PrinterOut)
def change_printer(printer_id: int, body: PrinterPatch, db: Session = Depends(get_db)):
    """A printer that comes back from maintenance runs its self-test again."""
    printer = get_or_404(db, Printer, printer_id)
    if body.maintenance and printer.status == "printing":
        raise HTTPException(409, f"{printer.name} is printing")
    if body.maintenance is False and printer.maintenance:
        printer.self_test_at = clock.now()
    for name, value in body.model_dump(exclude_none=True).items():
        setattr(printer, name, value)
    commit_or_409(db, f"There is a printer named {body.name} already")
    return printer


@router.delete("/{printer_id}", status_code=204)
def delete_printer(printer_id: int, db: Session = Depends(get_db)):
    printer = get_or_404(db, Printer, printer_id)
    if printer.jobs:
        raise HTTPException(409, "A print job uses this printer")
    db.delete(printer)
    db.commit()
