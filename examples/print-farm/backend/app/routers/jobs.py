from fastapi import APIRouter, Depends, HTTPException
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.database import get_db
from app.models import Filament, Printer, PrintJob, Product
from app.routers.common import get_or_404
from app.schemas import JobIn, JobOut
from app.security import current_user

router = APIRouter(prefix="/jobs", tags=["jobs"], dependencies=[Depends(current_user)])


@router.get("", response_model=list[JobOut])
def list_jobs(status: str | None = None, db: Session = Depends(get_db)):
    jobs = db.scalars(select(PrintJob).order_by(PrintJob.id)).all()
    return [job for job in jobs if status is None or job.status == status]


@router.post("", response_model=JobOut, status_code=201)
def create_job(body: JobIn, db: Session = Depends(get_db)):
    job = PrintJob(
        product=get_or_404(db, Product, body.product_id),
        printer=get_or_404(db, Printer, body.printer_id),
        filament=get_or_404(db, Filament, body.filament_id),
        quantity=body.quantity,
        canceled=False,
        started_at=None,
    )
    db.add(job)
    db.commit()
    return job


@router.get("/{job_id}", response_model=JobOut)
def read_job(job_id: int, db: Session = Depends(get_db)):
    return get_or_404(db, PrintJob, job_id)


@router.post("/{job_id}/start", response_model=JobOut)
def start_job(job_id: int, db: Session = Depends(get_db)):
    """Takes the filament out of the stock and starts the print, if all that it needs is ready."""
    job = get_or_404(db, PrintJob, job_id)
    if job.status != "queued":
        raise HTTPException(409, f"The job is {job.status}")
    if job.product.status != "ready":
        raise HTTPException(409, f"{job.product.name} is being sliced")
    if job.printer.status != "idle":
        raise HTTPException(409, f"{job.printer.name} is busy: {job.printer.status}")
    job.filament.settle()
    if job.filament.stock_g < job.grams:
        raise HTTPException(409, f"Not enough filament: {job.grams} g needed, {job.filament.stock_g} g left")
    job.filament.stock_g -= job.grams
    job.started_at = clock.now()
    db.commit()
    return job


@router.post("/{job_id}/cancel", response_model=JobOut)
def cancel_job(job_id: int, db: Session = Depends(get_db)):
    """What was taken for a print that is stopped half-way is lost."""
    job = get_or_404(db, PrintJob, job_id)
    if job.status not in ("queued", "printing"):
        raise HTTPException(409, f"The job is {job.status}")
    job.canceled = True
    db.commit()
    return job


@router.delete("/{job_id}", status_code=204)
def delete_job(job_id: int, db: Session = Depends(get_db)):
    job = get_or_404(db, PrintJob, job_id)
    if job.status == "printing":
        raise HTTPException(409, "The job is printing: cancel it first")
    db.delete(job)
    db.commit()
