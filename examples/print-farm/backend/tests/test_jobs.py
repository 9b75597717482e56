import pytest

from app import clock


def jobs(api):
    return [(job["product"]["name"], job["status"]) for job in api.get("/jobs").json()]


SEEDED = [("Cable clip", "done"), ("Phone stand", "queued")]


@pytest.fixture
def job(new):
    return new("jobs", product_id=1, printer_id=1, filament_id=1)


def test_one_is_done_and_one_queued(api):
    assert jobs(api) == SEEDED


@pytest.mark.parametrize(("status", "count"), [("done", 1), ("queued", 1), ("printing", 0), ("canceled", 0)])
def test_filter_by_status(api, status, count):
    assert len(api.get("/jobs", params={"status": status}).json()) == count


def test_a_print_progresses(api, job, stock, wait_for):
    started = api.post(f"/jobs/{job['id']}/start").json()
    assert started["status"] == "printing"
    assert started["progress"] < 1
    assert wait_for(f"/jobs/{job['id']}", "done")["progress"] == 1
    assert jobs(api) == SEEDED + [("Cable clip", "done")]


def test_a_print_takes_filament(api, new, stock, wait_for):
    job = new("jobs", product_id=3, printer_id=2, filament_id=1)
    api.post(f"/jobs/{job['id']}/start")
    assert api.get("/filaments/1").json()["remaining_g"] == 790
    wait_for(f"/jobs/{job['id']}", "done")
    assert api.get("/stats").json()["filament_g"] == 1300


def test_quantity_takes_more_of_both(api, new, stock, wait_for):
    job = new("jobs", product_id=1, printer_id=1, filament_id=2, quantity=2)
    assert job["grams"] == 16
    api.post(f"/jobs/{job['id']}/start")
    wait_for(f"/jobs/{job['id']}", "done")
    assert api.get("/filaments/2").json()["remaining_g"] == 434


def test_a_busy_printer_takes_no_second_job(api, new, job, stock, wait_for):
    long = new("jobs", product_id=1, printer_id=1, filament_id=1, quantity=50)
    api.post(f"/jobs/{long['id']}/start")
    answer = api.post(f"/jobs/{job['id']}/start")
    assert (answer.status_code, answer.json()["detail"]) == (409, "Anna is busy: printing")
    api.post(f"/jobs/{long['id']}/cancel")
    assert api.post(f"/jobs/{job['id']}/start").status_code == 200
    wait_for(f"/jobs/{job['id']}", "done")


def test_two_printers_print_at_once(api, new, job, stock, wait_for):
    second = new("jobs", product_id=1, printer_id=2, filament_id=2)
    for started in (job, second):
        assert api.post(f"/jobs/{started['id']}/start").status_code == 200
    wait_for(f"/jobs/{job['id']}", "done")
    wait_for(f"/jobs/{second['id']}", "done")
    assert api.get("/stats").json()["jobs_by_status"] == {"done": 3, "queued": 1}


def test_not_enough_filament(api, new):
    job = new("jobs", product_id=4, printer_id=1, filament_id=3)
    answer = api.post(f"/jobs/{job['id']}/start")
    assert (answer.status_code, answer.json()["detail"]) == (409, "Not enough filament: 120 g needed, 60 g left")


def test_enough_after_a_delivery(api, new, stock, wait_for):
    job = new("jobs", product_id=4, printer_id=1, filament_id=3)
    api.post("/filaments/3/order", json={"grams": 100})
    wait_for("/filaments/3", "in stock")
    assert api.post(f"/jobs/{job['id']}/start").status_code == 200
    assert api.get("/filaments/3").json()["remaining_g"] == 40


def test_a_printer_in_maintenance_prints_nothing(api, new):
    job = new("jobs", product_id=1, printer_id=3, filament_id=1)
    answer = api.post(f"/jobs/{job['id']}/start")
    assert (answer.status_code, answer.json()["detail"]) == (409, "Carl is busy: maintenance")


def test_what_is_being_sliced_waits(api, new, stock, wait_for, monkeypatch):
    product = new("products", sku="VASE-05", name="Vase", grams=80, print_hours=0.3)
    job = new("jobs", product_id=product["id"], printer_id=1, filament_id=1)
    with monkeypatch.context() as slow_slicer:
        slow_slicer.setattr(clock, "SLICING_HOURS", 1000)
        assert api.post(f"/jobs/{job['id']}/start").json()["detail"] == "Vase is being sliced"
    wait_for(f"/products/{product['id']}", "ready")
    assert api.post(f"/jobs/{job['id']}/start").json()["status"] == "printing"


def test_cancel_frees_the_printer(api, new, stock):
    job = new("jobs", product_id=2, printer_id=1, filament_id=1, quantity=10)
    api.post(f"/jobs/{job['id']}/start")
    assert api.post(f"/jobs/{job['id']}/cancel").json()["status"] == "canceled"
    assert [p["status"] for p in api.get("/printers").json()] == ["idle", "idle", "maintenance"]


def test_done_is_done(api):
    assert api.post("/jobs/1/start").status_code == 409
    assert api.post("/jobs/1/cancel").status_code == 409
    assert jobs(api) == SEEDED


def test_no_removal_while_it_prints(api, new, stock):
    job = new("jobs", product_id=2, printer_id=1, filament_id=1, quantity=10)
    api.post(f"/jobs/{job['id']}/start")
    assert api.delete(f"/jobs/{job['id']}").status_code == 409
    api.post(f"/jobs/{job['id']}/cancel")
    assert api.delete(f"/jobs/{job['id']}").status_code == 204
    assert jobs(api) == SEEDED


def test_for_what_does_not_exist(api):
    answer = api.post("/jobs", json={"product_id": 1, "printer_id": 99, "filament_id": 1})
    assert (answer.status_code, answer.json()["detail"]) == (404, "Printer 99 does not exist")
    assert len(jobs(api)) == 2
