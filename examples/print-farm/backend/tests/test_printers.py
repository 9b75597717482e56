def statuses(api):
    return {p["name"]: p["status"] for p in api.get("/printers").json()}


SEEDED = {"Anna": "idle", "Bela": "idle", "Carl": "maintenance"}


def test_there_are_three(api):
    assert statuses(api) == SEEDED


def test_a_new_one_tests_itself_first(api, new, wait_for):
    made = new("printers", name="Dora", model="Voron 2.4")
    assert made["status"] == "self-test"
    wait_for(f"/printers/{made['id']}", "idle")
    assert statuses(api) == SEEDED | {"Dora": "idle"}


def test_names_are_unique(api):
    answer = api.post("/printers", json={"name": "Anna", "model": "Voron 2.4"})
    assert answer.status_code == 409
    assert answer.json()["detail"] == "There is a printer named Anna already"
    assert statuses(api) == SEEDED


def test_back_from_maintenance_it_tests_itself(api, wait_for):
    try:
        assert api.patch("/printers/3", json={"maintenance": False}).json()["status"] == "self-test"
        wait_for("/printers/3", "idle")
        assert statuses(api) == {"Anna": "idle", "Bela": "idle", "Carl": "idle"}
    finally:
        api.patch("/printers/3", json={"maintenance": True})


def test_into_maintenance(api, wait_for):
    try:
        api.patch("/printers/1", json={"maintenance": True})
        assert statuses(api) == SEEDED | {"Anna": "maintenance"}
    finally:
        api.patch("/printers/1", json={"maintenance": False})
        wait_for("/printers/1", "idle")


def test_not_while_it_prints(api, new, stock):
    job = new("jobs", product_id=1, printer_id=2, filament_id=1, quantity=50)
    api.post(f"/jobs/{job['id']}/start")
    assert statuses(api) == SEEDED | {"Bela": "printing"}
    assert api.patch("/printers/2", json={"maintenance": True}).status_code == 409
    api.post(f"/jobs/{job['id']}/cancel")
    assert statuses(api) == SEEDED


def test_rename(api):
    try:
        api.patch("/printers/2", json={"name": "Berta"})
        assert list(statuses(api)) == ["Anna", "Berta", "Carl"]
    finally:
        api.patch("/printers/2", json={"name": "Bela"})


def test_one_with_jobs_stays(api):
    assert api.delete("/printers/1").status_code == 409
    assert statuses(api) == SEEDED


def test_an_unknown_one(api):
    assert api.get("/printers/999").status_code == 404
