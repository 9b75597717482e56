import pytest

from app import clock


@pytest.mark.parametrize(("seconds", "expected"), [(-5, 0.0), (0, 0.0), (900, 0.5), (1800, 1.0), (9000, 1.0)])
def test_progress(monkeypatch, seconds, expected):
    monkeypatch.setattr(clock, "TIME_FACTOR", 1.0)
    assert clock.progress(1000.0, hours=0.5, at=1000.0 + seconds) == pytest.approx(expected)


def test_a_faster_farm(monkeypatch):
    monkeypatch.setattr(clock, "TIME_FACTOR", 3600.0)
    assert clock.progress(1000.0, hours=2, at=1001.0) == pytest.approx(0.5)


def test_nothing_takes_no_time():
    assert clock.progress(clock.now(), hours=0) == 1.0
