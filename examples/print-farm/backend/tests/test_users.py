NEW = {"email": "nina@farm.test", "name": "Nina 🧵 Novak", "password": "nina-pass-1"}


def team(api):
    return [user["name"] for user in api.get("/users").json()]


def test_a_team_of_two(api):
    assert team(api) == ["Ada Admin", "Otto Operator"]


def test_passwords_are_not_shown(api):
    assert all(set(user) == {"id", "email", "name", "role"} for user in api.get("/users").json())


def test_a_new_one_can_log_in(api, anonymous, new):
    new("users", **NEW)
    assert team(api) == ["Ada Admin", "Otto Operator", "Nina 🧵 Novak"]
    answer = anonymous.post("/auth/login", json={"email": NEW["email"], "password": NEW["password"]})
    anonymous.cookies.clear()
    assert answer.json()["user"]["role"] == "operator"


def test_one_who_left_is_logged_out(api, anonymous, new):
    user = new("users", **NEW)
    token = anonymous.post("/auth/login", json=NEW).json()["token"]
    anonymous.cookies.clear()
    api.delete(f"/users/{user['id']}")
    assert anonymous.get("/auth/me", headers={"Authorization": f"Bearer {token}"}).status_code == 401
    assert len(team(api)) == 2


def test_an_operator_cannot_add(operator, api):
    assert operator.post("/users", json=NEW).status_code == 403
    assert len(team(api)) == 2


def test_not_twice(api):
    assert api.post("/users", json=NEW | {"email": "OTTO@farm.test"}).status_code == 409
    assert len(team(api)) == 2


def test_nobody_removes_themselves(api):
    assert api.delete("/users/1").status_code == 409
    assert len(team(api)) == 2


def test_short_passwords_are_refused(api):
    assert api.post("/users", json=NEW | {"password": "short"}).status_code == 422
