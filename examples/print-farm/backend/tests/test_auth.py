import pytest

from app.security import hash_password, verify_password


def log_in(client, email, password):
    answer = client.post("/auth/login", json={"email": email, "password": password})
    client.cookies.clear()
    return answer


def test_log_in_tells_who_it_is(anonymous):
    answer = log_in(anonymous, "admin@farm.test", "admin-pass-1")
    assert answer.status_code == 200
    assert answer.json()["user"] == {"id": 1, "email": "admin@farm.test", "name": "Ada Admin", "role": "admin"}


def test_the_case_of_the_email_does_not_matter(anonymous):
    assert log_in(anonymous, "Admin@Farm.test", "admin-pass-1").status_code == 200


@pytest.mark.parametrize(
    ("email", "password"),
    [("admin@farm.test", "wrong"), ("admin@farm.test", ""), ("nobody@farm.test", "admin-pass-1")],
    ids=["wrong password", "no password", "unknown › user"],
)
def test_a_wrong_log_in_is_refused(anonymous, email, password):
    answer = log_in(anonymous, email, password)
    assert answer.status_code == 401
    assert answer.json()["detail"] == "Wrong e-mail or password"


@pytest.mark.parametrize("path", ["/filaments", "/printers", "/products", "/jobs", "/users", "/stats", "/auth/me"])
def test_nothing_is_shown_to_strangers(anonymous, path):
    assert anonymous.get(path).status_code == 401


def test_a_token_ends_with_the_log_out(anonymous):
    headers = {"Authorization": f"Bearer {log_in(anonymous, 'otto@farm.test', 'otto-pass-1').json()['token']}"}
    assert anonymous.get("/auth/me", headers=headers).json()["name"] == "Otto Operator"
    assert anonymous.post("/auth/logout", headers=headers).status_code == 204
    assert anonymous.get("/auth/me", headers=headers).status_code == 401


def test_the_cookie_is_enough(anonymous):
    try:
        anonymous.post("/auth/login", json={"email": "otto@farm.test", "password": "otto-pass-1"})
        assert anonymous.get("/auth/me").status_code == 200
    finally:
        anonymous.post("/auth/logout")
        anonymous.cookies.clear()


def test_passwords_are_salted():
    first, second = hash_password("same"), hash_password("same")
    assert first != second
    assert verify_password("same", first) and verify_password("same", second)
    assert not verify_password("other", first)
