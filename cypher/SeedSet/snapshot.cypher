// The computation itself.
WITH parent AS node
