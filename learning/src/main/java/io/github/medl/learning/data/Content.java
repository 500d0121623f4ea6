package io.github.medl.learning.data;

/** What a file holds, uncompressed and checked, and where it was found. */
record Content(String place, byte[] bytes, Origin origin, String sha256) {}
