"""The first steps of a client, with pymssql. Each step that holds prints "ok NAME"."""

import datetime
import decimal
import os
import uuid

import pymssql

COLUMNS = (
    "id int NOT NULL PRIMARY KEY, big bigint, flag bit, amount decimal(18,4), ratio float, title nvarchar(50), "
    "code varchar(50), raw varbinary(50), day date, moment datetime2(7), tag uniqueidentifier"
)
# pymssql writes a datetime into the text of the statement with three digits of the second's fraction.
ROW = (
    1,
    -9223372036854775808,
    True,
    decimal.Decimal("12345678901234.5678"),
    0.1,
    "Grüße, 世界",
    "plain",
    b"\x00\x01\xff",
    datetime.date(2026, 11, 23),
    datetime.datetime(2026, 11, 23, 14, 50, 25, 123000),
    uuid.UUID("01234567-89ab-cdef-0123-456789abcdef"),
)


def connect(**options):
    return pymssql.connect(
        server=os.environ["SKERRY_HOST"],
        port=os.environ["SKERRY_PORT"],
        user="sa",
        password=os.environ["SKERRY_PASSWORD"],
        database="master",
        tds_version="7.4",
        encryption="require",
        **options,
    )


def main():
    connection = connect(autocommit=True)
    cursor = connection.cursor()
    cursor.execute("SELECT encrypt_option FROM sys.dm_exec_connections WHERE session_id = @@SPID")
    assert cursor.fetchone() == ("TRUE",)
    print("ok login")

    cursor.execute("IF OBJECT_ID('pymssql_first') IS NOT NULL DROP TABLE pymssql_first")
    cursor.execute(f"CREATE TABLE pymssql_first ({COLUMNS})")
    print("ok create")

    insert = f"INSERT INTO pymssql_first VALUES ({', '.join(['%s'] * 11)})"
    cursor.execute(insert, ROW)
    cursor.execute(insert, (2,) + (None,) * 10)
    print("ok insert")

    cursor.execute("SELECT * FROM pymssql_first WHERE id = %s", (1,))
    found = cursor.fetchone()
    assert found == ROW, found
    cursor.execute("SELECT * FROM pymssql_first WHERE id = %s", (2,))
    found = cursor.fetchone()
    assert found == (2,) + (None,) * 10, found
    print("ok read")

    try:
        cursor.execute("INSERT INTO pymssql_first (id) VALUES (1)")
        raise AssertionError("a second row with the same key was taken")
    except pymssql.IntegrityError as error:
        assert error.args[0] == 2627, error.args
    print("ok violation")

    other = connect()
    changes = other.cursor()
    changes.execute("INSERT INTO pymssql_first (id) VALUES (3)")
    other.rollback()
    changes.execute("SELECT COUNT(*) FROM pymssql_first")
    assert changes.fetchone() == (2,)
    other.rollback()
    other.close()
    print("ok rollback")

    cancel(connection)
    print("ok cancel")
    connection.close()


def cancel(connection):
    """Reads the first rows of a long answer, cancels it, and goes on with the same connection."""
    cursor = connection.cursor()
    cursor.execute("IF OBJECT_ID('pymssql_many') IS NOT NULL DROP TABLE pymssql_many")
    cursor.execute("CREATE TABLE pymssql_many (n int NOT NULL PRIMARY KEY)")
    cursor.execute(f"INSERT INTO pymssql_many VALUES {', '.join(f'({n})' for n in range(1000))}")
    low_level = connection._conn
    began = datetime.datetime.now()
    low_level.execute_query("SELECT a.n, b.n, c.n FROM pymssql_many a CROSS JOIN pymssql_many b CROSS JOIN pymssql_many c")
    rows = iter(low_level)
    for _ in range(100):
        next(rows)
    low_level.cancel()
    assert (datetime.datetime.now() - began).total_seconds() < 20
    assert low_level.execute_scalar("SELECT 1") == 1


if __name__ == "__main__":
    main()
