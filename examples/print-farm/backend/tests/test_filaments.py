import pytest

from app import clock

PETG = {"brand": "Fillamentum", "material": "PETG", "color": "Mint", "remaining_g": 700}


def names(api, path="/filaments"):
    return [f"{f['brand']} {f['color']}" for f in api.get(path).json()]


class TestList:
    def test_shows_exactly_three(self, api):
        assert names(api) == ["Prusament Galaxy Black", "eSun Signal Orange", "Polymaker Cloud White"]

    @pytest.mark.parametrize(("material", "count"), [("PLA", 1), ("PETG", 1), ("TPU", 1), ("ABS", 0)])
    def test_filters_by_material(self, api, material, count):
        assert len(names(api, f"/filaments?material={material}")) == count

    def test_says_what_is_low(self, api):
        assert [f["status"] for f in api.get("/filaments").json()] == ["in stock", "in stock", "low"]


class TestChange:
    def test_a_new_one_comes_last(self, api, new):
        new("filaments", **PETG)
        assert names(api)[2:] == ["Polymaker Cloud White", "Fillamentum Mint"]
        assert len(names(api)) == 4

    def test_the_second_of_a_material(self, api, new):
        new("filaments", **PETG)
        assert names(api, "/filaments?material=PETG") == ["eSun Signal Orange", "Fillamentum Mint"]

    def test_stock_can_be_corrected(self, api, stock):
        assert api.patch("/filaments/2", json={"remaining_g": 99}).json()["status"] == "low"
        assert api.get("/filaments/2").json()["remaining_g"] == 99

    def test_a_color_can_be_renamed(self, api):
        try:
            api.patch("/filaments/1", json={"color": "Ink 🖤"})
            assert names(api)[0] == "Prusament Ink 🖤"
        finally:
            api.patch("/filaments/1", json={"color": "Galaxy Black"})

    def test_one_that_is_used_stays(self, api):
        answer = api.delete("/filaments/2")
        assert answer.status_code == 409
        assert answer.json()["detail"] == "A print job uses this filament"
        assert len(names(api)) == 3

    def test_one_that_is_not_used_goes(self, api):
        made = api.post("/filaments", json=PETG).json()
        assert api.delete(f"/filaments/{made['id']}").status_code == 204
        assert len(names(api)) == 3

    @pytest.mark.parametrize("wrong", [{"remaining_g": -1}, {"brand": ""}, {"color_hex": "red"}], ids=str)
    def test_nonsense_is_refused(self, api, wrong):
        assert api.post("/filaments", json=PETG | wrong).status_code == 422
        assert len(names(api)) == 3


class TestOrder:
    def test_a_delivery_arrives(self, api, stock, wait_for):
        ordered = api.post("/filaments/3/order", json={"grams": 1000}).json()
        assert (ordered["status"], ordered["remaining_g"]) == ("ordered", 60)
        assert wait_for("/filaments/3", "in stock")["remaining_g"] == 1060

    def test_two_deliveries_one_after_the_other(self, api, stock, wait_for):
        for total in (560, 1060):
            api.post("/filaments/3/order", json={"grams": 500})
            assert wait_for("/filaments/3", "in stock")["remaining_g"] == total

    def test_not_two_at_once(self, api, stock, wait_for, monkeypatch):
        with monkeypatch.context() as slow_courier:
            slow_courier.setattr(clock, "DELIVERY_HOURS", 1000)
            api.post("/filaments/1/order", json={"grams": 500})
            assert api.post("/filaments/1/order", json={"grams": 500}).status_code == 409
        assert wait_for("/filaments/1", "in stock")["remaining_g"] == 1320

    def test_an_order_of_nothing_is_refused(self, api):
        assert api.post("/filaments/1/order", json={"grams": 0}).status_code == 422
        assert api.get("/filaments/1").json()["status"] == "in stock"
