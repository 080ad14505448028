"""orgflow: a declarative rules engine for organisations and their workflows."""

__version__ = "0.1.0"
