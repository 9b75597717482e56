from collections import Counter

from fastapi import APIRouter, Depends
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import get_db
from app.models import Filament, Printer, PrintJob, Product, User
from app.security import current_user

router = APIRouter(prefix="/stats", tags=["stats"], dependencies=[Depends(current_user)])


@router.get("")
def stats(db: Session = Depends(get_db)):
    filaments = db.scalars(select(Filament)).all()
    printers = db.scalars(select(Printer)).all()
    jobs = db.scalars(select(PrintJob)).all()
    return {
        "users": len(db.scalars(select(User.id)).all()),
        "filaments": len(filaments),
        "filament_g": sum(filament.remaining_g for filament in filaments),
        "low_filaments": [f"{f.brand} {f.color}" for f in filaments if f.status == "low"],
        "printers": len(printers),
        "printers_by_status": Counter(printer.status for printer in printers),
        "products": len(db.scalars(select(Product.id)).all()),
        "jobs": len(jobs),
        "jobs_by_status": Counter(job.status for job in jobs),
    }
