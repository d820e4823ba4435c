"""Scripts for maintainers: versions, texts, migrations, fonts."""
