package io.github.medl.examples.assignment;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** When submissions were received: a csv with the columns name and time, in any order. */
final class Received {
  /** As {@code 2026-12-15T23:59+01:00}, or without what follows the time, with a blank for T. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_DATE_TIME;

  private Received() {}

  /** The times by name; those without an offset are of the zone. */
  static Map<String, ZonedDateTime> read(Path file, ZoneId zone) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new AssignmentException("There is no file " + file + ".");
    }
    CSVFormat form =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();
    Map<String, ZonedDateTime> times = new TreeMap<>();
    String text = Assignment.text(file).replaceFirst("^\uFEFF", ""); // as spreadsheets begin
    try (CSVParser rows = form.parse(new StringReader(text))) {
      if (!rows.getHeaderMap().containsKey("name") || !rows.getHeaderMap().containsKey("time")) {
        throw new AssignmentException(file + " needs a first line with the names name,time");
      }
      for (CSVRecord row : rows) {
        add(times, file + ", row " + row.getRecordNumber(), row, zone);
      }
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw new AssignmentException(file + " cannot be read: " + e.getMessage());
    }
    return times;
  }

  private static void add(
      Map<String, ZonedDateTime> times, String where, CSVRecord row, ZoneId zone) {
    if (!row.isSet("name") || !row.isSet("time")) {
      throw new AssignmentException(where + ": a name and a time are wanted");
    }
    String name = row.get("name");
    if (times.put(name, time(where, row.get("time"), zone)) != null) {
      throw new AssignmentException(where + ": " + name + " is there twice; which time counts?");
    }
  }

  /**
   * Reads a time.
   *
   * @throws AssignmentException if it is none
   */
  static ZonedDateTime time(String where, String text, ZoneId zone) {
    String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) +", "$1T");
    try {
      TemporalAccessor time = TIME.parseBest(iso, ZonedDateTime::from, LocalDateTime::from);
      return time instanceof ZonedDateTime exact
          ? exact.withZoneSameInstant(zone)
          : ((LocalDateTime) time).atZone(zone);
    } catch (DateTimeException e) {
      throw new AssignmentException(
          where
              + " must be a time as 2026-12-15 23:59 or 2026-12-15T23:59:30+01:00, not '"
              + text.strip()
              + "'");
    }
  }
}
