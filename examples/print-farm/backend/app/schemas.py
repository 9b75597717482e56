from pydantic import BaseModel, ConfigDict, Field, field_validator


class Out(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Credentials(BaseModel):
    email: str
    password: str


class UserIn(BaseModel):
    email: str = Field(pattern=r"^[^@\s]+@[^@\s]+$")
    name: str = Field(min_length=1)
    role: str = Field(default="operator", pattern="^(admin|operator)$")
    password: str = Field(min_length=8)


class UserPatch(BaseModel):
    name: str = Field(min_length=1)


class UserOut(Out):
    id: int
    email: str
    name: str
    role: str


class FilamentIn(BaseModel):
    brand: str = Field(min_length=1)
    material: str = Field(min_length=1)
    color: str = Field(min_length=1)
    color_hex: str = Field(default="#888888", pattern="^#[0-9a-fA-F]{6}$")
    remaining_g: int = Field(default=0, ge=0)


class FilamentPatch(BaseModel):
    brand: str | None = Field(default=None, min_length=1)
    material: str | None = Field(default=None, min_length=1)
    color: str | None = Field(default=None, min_length=1)
    color_hex: str | None = Field(default=None, pattern="^#[0-9a-fA-F]{6}$")
    remaining_g: int | None = Field(default=None, ge=0)


class OrderIn(BaseModel):
    grams: int = Field(gt=0, le=10_000)


class FilamentOut(Out):
    id: int
    brand: str
    material: str
    color: str
    color_hex: str
    remaining_g: int
    status: str


class PrinterIn(BaseModel):
    name: str = Field(min_length=1)
    model: str = Field(min_length=1)


class PrinterPatch(BaseModel):
    name: str | None = Field(default=None, min_length=1)
    model: str | None = Field(default=None, min_length=1)
    maintenance: bool | None = None


class PrinterOut(Out):
    id: int
    name: str
    model: str
    status: str


class ProductIn(BaseModel):
    sku: str = Field(min_length=1)
    name: str = Field(min_length=1)
    grams: int = Field(gt=0)
    print_hours: float = Field(gt=0)
    price_cents: int = Field(default=0, ge=0)

    @field_validator("sku")
    @classmethod
    def upper_case(cls, value: str) -> str:
        return value.upper()


class ProductPatch(BaseModel):
    name: str | None = Field(default=None, min_length=1)
    grams: int | None = Field(default=None, gt=0)
    print_hours: float | None = Field(default=None, gt=0)
    price_cents: int | None = Field(default=None, ge=0)


class ProductOut(Out):
    id: int
    sku: str
    name: str
    grams: int
    print_hours: float
    price_cents: int
    status: str


class JobIn(BaseModel):
    product_id: int
    printer_id: int
    filament_id: int
    quantity: int = Field(default=1, ge=1, le=100)


class JobOut(Out):
    id: int
    product: ProductOut
    printer: PrinterOut
    filament: FilamentOut
    quantity: int
    grams: int
    progress: float
    status: str
