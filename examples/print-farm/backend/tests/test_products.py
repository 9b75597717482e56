import pytest

VASE = {"sku": "vase-05", "name": "Vase", "grams": 80, "print_hours": 0.5, "price_cents": 1900}


def skus(api, search=""):
    return [p["sku"] for p in api.get("/products", params={"search": search}).json()]


def test_there_are_four(api):
    assert skus(api) == ["CLIP-01", "STAND-02", "GEAR-03", "LAMP-04"]


@pytest.mark.parametrize(
    ("search", "found"),
    [("stand", ["STAND-02"]), ("LAMP", ["LAMP-04"]), ("e s", ["STAND-02"]), ("%", []), ("nothing", [])],
)
def test_search(api, search, found):
    assert skus(api, search) == found


def test_a_new_one_is_sliced(api, new, wait_for):
    made = new("products", **VASE)
    assert (made["sku"], made["status"]) == ("VASE-05", "slicing")
    wait_for(f"/products/{made['id']}", "ready")
    assert skus(api)[3:] == ["LAMP-04", "VASE-05"]


def test_less_material_means_slicing_again(api, new, wait_for):
    made = new("products", **VASE)
    wait_for(f"/products/{made['id']}", "ready")
    assert api.patch(f"/products/{made['id']}", json={"grams": 60}).json()["status"] == "slicing"
    wait_for(f"/products/{made['id']}", "ready")
    assert len(skus(api)) == 5


def test_another_price_does_not(api):
    try:
        assert api.patch("/products/4", json={"price_cents": 3500}).json()["status"] == "ready"
        assert api.get("/stats").json()["products"] == 4
    finally:
        api.patch("/products/4", json={"price_cents": 3900})


def test_skus_are_unique(api):
    assert api.post("/products", json=VASE | {"sku": "clip-01"}).status_code == 409
    assert len(skus(api)) == 4


def test_one_with_jobs_stays(api):
    assert api.delete("/products/2").status_code == 409
    assert len(skus(api)) == 4
