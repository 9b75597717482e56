from sqlalchemy import text

from app.database import engine


def test_is_healthy(anonymous):
    answer = anonymous.get("/health")
    assert answer.status_code == 200
    assert answer.json() == {"status": "healthy"}


def test_a_missing_table_is_unhealthy(anonymous):
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE print_jobs RENAME TO print_jobs_moved"))
    try:
        answer = anonymous.get("/health")
    finally:
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE print_jobs_moved RENAME TO print_jobs"))
    assert answer.status_code == 503
    assert answer.json() == {"status": "unhealthy", "missing": ["print_jobs"]}


def test_needs_no_log_in(anonymous):
    assert "www-authenticate" not in anonymous.get("/health").headers
