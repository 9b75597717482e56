"""The tests talk to the app in this process, on the database that DATABASE_URL names."""

import time

import pytest
from fastapi.testclient import TestClient

from app.main import app
from tests.fixtures.setup_test_data import seed

SEEDED = {
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


@pytest.fixture(scope="session", autouse=True)
def seeded():
    seed()


@pytest.fixture(scope="session")
def anonymous(seeded):
    with TestClient(app) as client:
        yield client


def logged_in(anonymous, email, password):
    token = anonymous.post("/auth/login", json={"email": email, "password": password}).json()["token"]
    anonymous.cookies.clear()
    return TestClient(app, headers={"Authorization": f"Bearer {token}"})


@pytest.fixture(scope="session")
def api(anonymous):
    """Logged in as the admin."""
    return logged_in(anonymous, "admin@farm.test", "admin-pass-1")


@pytest.fixture(scope="session")
def operator(anonymous):
    return logged_in(anonymous, "otto@farm.test", "otto-pass-1")


@pytest.fixture(autouse=True)
def tidy(api):
    """Every test finds the farm as it was seeded, and leaves it so."""
    assert api.get("/stats").json() == SEEDED
    yield
    assert api.get("/stats").json() == SEEDED


@pytest.fixture
def wait_for(api):
    """wait_for("/jobs/7", "done"): asks until the status is this one; returns the last answer."""

    def wait(path, status, seconds=5.0):
        deadline = time.monotonic() + seconds
        while True:
            answer = api.get(path).json()
            if answer["status"] == status:
                return answer
            assert time.monotonic() < deadline, f"{path} is still {answer['status']}, not {status}"
            time.sleep(0.01)

    return wait


@pytest.fixture
def new(api):
    """new("filaments", brand=..., ...): makes one, and removes it after the test."""
    made = []

    def make(kind, **fields):
        answer = api.post(f"/{kind}", json=fields)
        assert answer.status_code == 201, answer.text
        made.append(f"/{kind}/{answer.json()['id']}")
        return answer.json()

    yield make
    for path in reversed(made):
        if path.startswith("/jobs/"):
            api.post(f"{path}/cancel")
        api.delete(path)


@pytest.fixture
def stock(api):
    """What is on the shelves is put back after the test."""
    before = {f["id"]: f["remaining_g"] for f in api.get("/filaments").json()}
    yield before
    for filament_id, grams in before.items():
        api.patch(f"/filaments/{filament_id}", json={"remaining_g": grams})
