"""Prints what `examples/spark.py` wrote into a folder: a table's column, a line a row, in the order of another."""

import sys

import pyarrow.parquet

folder, table, column, order = sys.argv[1:]
rows = pyarrow.parquet.read_table(f"{folder}/{table}").to_pylist()
for row in sorted(rows, key=lambda row: row[order] if row[order] is not None else ""):
    print(row[column])
