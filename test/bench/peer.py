"""What one would write with pandas instead: the same walk without checks, history, consent or contact rules."""

import sqlite3
import sys
from pathlib import Path

import numpy as np
import pandas as pd

source, folder, day = Path(sys.argv[1]), Path(sys.argv[2]), pd.Timestamp(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)

# import
database = sqlite3.connect(folder / "portfolio.db")
database.execute("pragma journal_mode = wal")
database.execute("pragma synchronous = normal")
pieces = []
for piece in pd.read_csv(source, chunksize=100_000, dtype={"national_id": str, "phone": str}):
    piece.to_sql("accounts", database, if_exists="append", index=False)
    pieces.append(piece)
accounts = pd.concat(pieces, ignore_index=True)

# segment
past_due = (day - pd.to_datetime(accounts["due_date"])).dt.days
edges = [-np.inf, 0, 30, 60, 90, 120, np.inf]
accounts["bucket"] = pd.cut(past_due, edges, labels=["current", "1-30", "31-60", "61-90", "91-120", "121+"])
small = accounts["balance"] < 5000
accounts["segment"] = np.select(
    [past_due <= 0, (past_due <= 30) & small, past_due <= 30, past_due <= 60, past_due <= 90],
    ["preventive", "early-small", "early", "mid", "late"],
    "long",
)

# offer: three plans, rounded up to the cent, against a fifth of the income
affordable = accounts["monthly_income"] * 0.2
for months in (3, 6, 12):
    discount = np.where((past_due > 90) & (months == 3), 0.1, 0.0)
    instalment = np.ceil(accounts["balance"] * (1 - discount) / months * 100) / 100
    accounts[f"plan_{months}"] = instalment
    accounts[f"bears_{months}"] = instalment <= affordable

# plan: one message an account
given_name = accounts["full_name"].str.split(" ").str[0]
columns = (given_name, accounts["balance"], accounts["due_date"], accounts["plan_12"], accounts["account_id"])
accounts["message"] = [
    f"Hola {name}: su saldo de ${balance:,.2f} venció el {due}. Puede pagarlo desde ${least:,.2f} al mes; "
    f"elija cómo en https://example.com/{account}"
    for name, balance, due, least, account in zip(*columns)
]

# dispatch
channels = accounts["preferred_channel"].fillna("sms")
for channel in ("sms", "email", "whatsapp", "call"):
    chosen = accounts.loc[channels == channel, ["account_id", "full_name", "phone", "email", "message"]]
    chosen.to_csv(folder / f"{channel}.csv", index=False)
plans = [f"{kind}_{months}" for kind in ("plan", "bears") for months in (3, 6, 12)]
accounts[["account_id", *plans]].to_csv(folder / "offers.csv", index=False)

# report
totals = accounts.groupby(["bucket", "segment"], observed=True)["balance"].agg(["count", "sum"])
totals.to_csv(folder / "report.csv")
