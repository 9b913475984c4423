# The names that people and CI use; `just --list` shows them.

# tests, within a minute
test *ARGS:
    python -m pytest {{ARGS}}

# style, types, walls between rooms
lint:
    ruff check .
    ruff format --check .
    mypy
    lint-imports

# make style right
format:
    ruff check --fix .
    ruff format .

# what the documentation takes from the program: outputs, help, tables, schema
docs:
    python -m docs.write

# how well reports are read: needs the folder of shared data ($TEMOIN_SHARED, default ../shared)
gold *ARGS:
    python -m evaluation.seed
    python -m evaluation.gold {{ARGS}}

# the field's own tests next to peers, on tuning parts; `just evaluate all --part report` once a landing
evaluate *ARGS:
    python -m evaluation {{ARGS}}

# no measured quality below its floor: a fixed sample of the tuning parts
gate *ARGS:
    python -m evaluation.gate {{ARGS}}

# speed, memory, growth with length; some minutes on a quiet machine
bench:
    python -m benchmarks.speed
    python -m benchmarks.growth

# corpora -> the packaged reader model; hours
train *ARGS:
    python -m training.train {{ARGS}}

# the same, from data that is free to use alone -> free/model; hours
train-free *ARGS:
    for stage in 1 2 3 4 5 6 7 8; do python -m training.train --free --work free --stage $stage --minutes 30 {{ARGS}}; done
    python -m training.export --free --work free --to free/model

# a small random encoder trained, exported and read, on data of the repository; needs the extra `train`, two minutes
smoke:
    python -m training.smoke

# the packaged model on reports, treebanks, own sentences, noise, and beside spaCy's pipelines (extra `peers`)
measure *ARGS:
    python -m training.evaluate {{ARGS}}
