"""The graph over HTTP: a SPARQL endpoint for reading, and the state of the server."""
