"""The first steps of a client, with mssql-python, which carries Microsoft's ODBC driver. Each step that holds prints "ok NAME"."""

import os
import time

import mssql_python

from first_pymssql import COLUMNS, ROW


def connect(**options):
    return mssql_python.connect(
        f"Server={os.environ['SKERRY_HOST']},{os.environ['SKERRY_PORT']};Database=master;UID=sa;"
        f"PWD={{{os.environ['SKERRY_PASSWORD']}}};Encrypt=yes;TrustServerCertificate=yes;",
        **options,
    )


def main():
    connection = connect(autocommit=True)
    cursor = connection.cursor()
    cursor.execute("SELECT encrypt_option FROM sys.dm_exec_connections WHERE session_id = @@SPID")
    assert tuple(cursor.fetchone()) == ("TRUE",)
    print("ok login")

    cursor.execute("IF OBJECT_ID('odbc_first') IS NOT NULL DROP TABLE odbc_first")
    cursor.execute(f"CREATE TABLE odbc_first ({COLUMNS})")
    print("ok create")

    insert = f"INSERT INTO odbc_first VALUES ({', '.join(['?'] * 11)})"
    cursor.execute(insert, ROW)
    cursor.execute("INSERT INTO odbc_first (id, big, title, moment) VALUES (?, ?, ?, ?)", (2, None, None, None))
    print("ok insert")

    cursor.execute("SELECT * FROM odbc_first WHERE id = ?", (1,))
    found = tuple(cursor.fetchone())
    assert found == ROW, found
    cursor.execute("SELECT * FROM odbc_first WHERE id = ?", (2,))
    found = tuple(cursor.fetchone())
    assert found == (2,) + (None,) * 10, found
    print("ok read")

    try:
        cursor.execute("INSERT INTO odbc_first (id) VALUES (?)", (1,))
        raise AssertionError("a second row with the same key was taken")
    except mssql_python.Error as error:
        assert "PRIMARY KEY constraint" in str(error), error
    cursor.execute(
        "BEGIN TRY INSERT INTO odbc_first (id) VALUES (?) END TRY BEGIN CATCH SELECT ERROR_NUMBER(), ERROR_SEVERITY() END CATCH",
        (1,),
    )
    while cursor.description is None:
        assert cursor.nextset()
    assert tuple(cursor.fetchone()) == (2627, 14)
    print("ok violation")

    other = connect(autocommit=False)
    changes = other.cursor()
    changes.execute("INSERT INTO odbc_first (id) VALUES (?)", (3,))
    other.rollback()
    changes.execute("SELECT COUNT(*) FROM odbc_first")
    assert tuple(changes.fetchone()) == (2,)
    other.rollback()
    other.close()
    print("ok rollback")

    cancel()
    print("ok cancel")
    connection.close()


def cancel():
    """A query time-out makes the driver send an attention; the connection goes on."""
    connection = connect(autocommit=True)
    connection.timeout = 1
    cursor = connection.cursor()
    began = time.monotonic()
    try:
        cursor.execute("WAITFOR DELAY '00:01:00'")
        raise AssertionError("the statement was not cancelled")
    except mssql_python.Error as error:
        assert "imeout" in str(error) or "cancel" in str(error), error
    assert time.monotonic() - began < 15
    cursor.execute("SELECT 1")
    assert tuple(cursor.fetchone()) == (1,)
    connection.close()


if __name__ == "__main__":
    main()
