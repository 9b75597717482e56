from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.database import Base

LOW_STOCK_G = 100


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    role: Mapped[str] = mapped_column(default="operator")
    password_hash: Mapped[str]


class LoginSession(Base):
    __tablename__ = "sessions"

    token: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    created_at: Mapped[float]
    user: Mapped[User] = relationship()


class Filament(Base):
    __tablename__ = "filaments"

    id: Mapped[int] = mapped_column(primary_key=True)
    brand: Mapped[str]
    material: Mapped[str]
    color: Mapped[str]
    color_hex: Mapped[str] = mapped_column(default="#888888")
    stock_g: Mapped[int] = mapped_column(default=0)
    ordered_g: Mapped[int] = mapped_column(default=0)
    ordered_at: Mapped[float] = mapped_column(default=0.0)

    @property
    def delivery_progress(self) -> float:
        return clock.progress(self.ordered_at, clock.DELIVERY_HOURS) if self.ordered_g else 1.0

    @property
    def remaining_g(self) -> int:
        return self.stock_g + (self.ordered_g if self.delivery_progress >= 1 else 0)

    @property
    def status(self) -> str:
        if self.delivery_progress < 1:
            return "ordered"
        return "low" if self.remaining_g < LOW_STOCK_G else "in stock"

    def settle(self) -> None:
        """Puts a delivery that has arrived into the stock: before anything else changes it."""
        if self.ordered_g and self.delivery_progress >= 1:
            self.stock_g += self.ordered_g
            self.ordered_g = 0


class Printer(Base):
    __tablename__ = "printers"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    model: Mapped[str]
    maintenance: Mapped[bool] = mapped_column(default=False)
    self_test_at: Mapped[float] = mapped_column(default=0.0)
    jobs: Mapped[list["PrintJob"]] = relationship(back_populates="printer")

    @property
    def status(self) -> str:
        if self.maintenance:
            return "maintenance"
        if clock.progress(self.self_test_at, clock.SELF_TEST_HOURS) < 1:
            return "self-test"
        return "printing" if any(job.status == "printing" for job in self.jobs) else "idle"


class Product(Base):
    __tablename__ = "products"

    id: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    grams: Mapped[int]
    print_hours: Mapped[float]
    price_cents: Mapped[int] = mapped_column(default=0)
    sliced_at: Mapped[float] = mapped_column(default=0.0)

    @property
    def status(self) -> str:
        return "ready" if clock.progress(self.sliced_at, clock.SLICING_HOURS) >= 1 else "slicing"


class PrintJob(Base):
    __tablename__ = "print_jobs"

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"))
    printer_id: Mapped[int] = mapped_column(ForeignKey("printers.id"))
    filament_id: Mapped[int] = mapped_column(ForeignKey("filaments.id"))
    quantity: Mapped[int] = mapped_column(default=1)
    canceled: Mapped[bool] = mapped_column(default=False)
    started_at: Mapped[float | None]
    product: Mapped[Product] = relationship()
    printer: Mapped[Printer] = relationship(back_populates="jobs")
    filament: Mapped[Filament] = relationship()

    @property
    def grams(self) -> int:
        return self.product.grams * self.quantity

    @property
    def progress(self) -> float:
        if self.started_at is None:
            return 0.0
        return clock.progress(self.started_at, self.product.print_hours * self.quantity)

    @property
    def status(self) -> str:
        if self.canceled:
            return "canceled"
        if self.started_at is None:
            return "queued"
        return "done" if self.progress >= 1 else "printing"
