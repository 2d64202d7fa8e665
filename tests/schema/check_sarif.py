#!/usr/bin/env python3
"""Asks an independent validator whether `gazette check --format sarif` writes SARIF 2.1.0.

check_sarif.py GAZETTE. Of the standard's schema, the parts that the log uses are written out here. Exit code 77:
can't be checked here.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

try:
    import jsonschema
except ImportError as missing:
    print(f"The log isn't checked: {missing}")
    sys.exit(1 if os.environ.get("CI") else 77)

TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "shortDescription": TEXT,
        "help": TEXT,
        "defaultConfiguration": {
            "type": "object",
            "properties": {"level": LEVEL},
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
REGION = {
    "type": "object",
    "required": ["startLine"],
    "properties": {key: {"type": "integer", "minimum": 1} for key in ("startLine", "startColumn", "endColumn")},
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {
                        "uri": {"type": "string", "pattern": r"^([A-Za-z0-9._~/!$&'()*+,;=@-]|%[0-9A-F]{2})+$"},
                        "uriBaseId": {"type": "string"},
                    },
                    "additionalProperties": False,
                },
                "region": REGION,
            },
            "additionalProperties": False,
        }
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "required": ["ruleId", "message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": LEVEL,
        "message": TEXT,
        "locations": {"type": "array", "items": LOCATION},
    },
    "additionalProperties": False,
}
RUN = {
    "type": "object",
    "required": ["tool", "results"],
    "properties": {
        "tool": {
            "type": "object",
            "required": ["driver"],
            "properties": {
                "driver": {
                    "type": "object",
                    "required": ["name"],
                    "properties": {
                        "name": {"type": "string"},
                        "rules": {"type": "array", "items": RULE, "uniqueItems": True},
                    },
                    "additionalProperties": False,
                }
            },
            "additionalProperties": False,
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": RESULT},
    },
    "additionalProperties": False,
}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN, "minItems": 1},
    },
    "additionalProperties": False,
}

FILES = {
    "site/site.yml": "title: Plans\nrules: {no-dat: off}\n",
    "content/index.md": "---\ntitle: Plans\nstatus: published\n---\nText.\n",
    "content/50% \u00fc, #1.md": "---\ntitle: A\nstatus: publishd\n---\n[](a.md)\n![](b.png)\n",
}


def main():
    with tempfile.TemporaryDirectory() as folder:
        for path, text in FILES.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        subprocess.check_call(["git", "init", "-q", folder])
        done = subprocess.run(
            [sys.argv[1], "check", "--no-cache", "--repo", folder, "--format", "sarif"],
            stdout=subprocess.PIPE,
            check=False,
        )
    log = json.loads(done.stdout)
    jsonschema.validate(log, LOG)
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert done.returncode == 1, done.returncode
    assert len(run["results"]) >= 3, "too few problems to judge by"
    assert len({rule["id"] for rule in rules}) == len(rules), "a rule stands twice"
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"], result
        assert "help" in rule, f"the manual doesn't have {rule['id']}"
    print(f"{len(run['results'])} results, {len(rules)} rules: valid")


main()
