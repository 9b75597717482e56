import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from sqlalchemy import inspect, text
from sqlalchemy.exc import SQLAlchemyError

from app import clock, models  # noqa: F401 (the tables)
from app.database import Base, engine
from app.routers import auth, filaments, jobs, printers, products, stats, users


@asynccontextmanager
async def lifespan(_app: FastAPI):
    Base.metadata.create_all(engine)
    yield


app = FastAPI(title="Print farm", lifespan=lifespan)
for module in (auth, users, filaments, printers, products, jobs, stats):
    app.include_router(module.router)


@app.middleware("http")
async def through_the_hub(request: Request, call_next):
    """Every change goes through the hub in the hall, which takes its time to acknowledge it."""
    if request.method not in ("GET", "HEAD", "OPTIONS") and not request.url.path.startswith("/auth"):
        await asyncio.sleep(clock.HUB_SECONDS)
    return await call_next(request)


@app.get("/health")
def health():
    """Healthy is: the database answers, and has every table."""
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
            missing = sorted(set(Base.metadata.tables) - set(inspect(connection).get_table_names()))
    except SQLAlchemyError as error:
        return JSONResponse({"status": "unhealthy", "problem": type(error).__name__}, 503)
    if missing:
        return JSONResponse({"status": "unhealthy", "missing": missing}, 503)
    return {"status": "healthy"}
