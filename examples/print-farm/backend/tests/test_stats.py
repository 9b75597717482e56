def test_the_dashboard_of_a_quiet_day(api):
    assert api.get("/stats").json() == {
        "users": 2,
        "filaments": 3,
        "filament_g": 1330,
        "low_filaments": ["Polymaker Cloud White"],
        "printers": 3,
        "printers_by_status": {"idle": 2, "maintenance": 1},
        "products": 4,
        "jobs": 2,
        "jobs_by_status": {"done": 1, "queued": 1},
    }


def test_a_print_is_counted(api, new, stock, wait_for):
    job = new("jobs", product_id=1, printer_id=1, filament_id=1)
    api.post(f"/jobs/{job['id']}/start")
    wait_for(f"/jobs/{job['id']}", "done")
    assert api.get("/stats").json()["jobs_by_status"] == {"done": 2, "queued": 1}


def test_a_printer_at_work_is_counted(api, new, stock):
    job = new("jobs", product_id=2, printer_id=1, filament_id=1, quantity=10)
    api.post(f"/jobs/{job['id']}/start")
    assert api.get("/stats").json()["printers_by_status"] == {"printing": 1, "idle": 1, "maintenance": 1}
