package io.github.medl.examples.chapter7;

import io.github.medl.random.RandomStream;
import io.github.medl.sequence.decoding.SentencePairs;
import io.github.medl.sequence.text.Tokens;
import io.github.medl.sequence.text.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Days of 1950 to 2049 in four ways of writing them, to be written as 1987-03-07, character by
 * character.
 */
final class Dates {
  private static final String[] MONTHS = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december"
  };
  private static final LocalDate FIRST = LocalDate.of(1950, 1, 1);
  private static final int DAYS =
      (int) (LocalDate.of(2050, 1, 1).toEpochDay() - FIRST.toEpochDay());
  static final int FORMS = 4;

  /** A way of writing, and where year, month and day stand in it. */
  record Written(String text, int[] year, int[] month, int[] day, String wanted) {}

  final Vocabulary input;
  final Vocabulary output;

  Dates() {
    StringBuilder all = new StringBuilder("0123456789 ,.");
    for (String month : MONTHS) {
      all.append(month);
    }
    input = Vocabulary.of(Tokens.characters(all.toString()), Vocabulary.PAD);
    output = Vocabulary.of(Tokens.characters("0123456789-"), Vocabulary.START, Vocabulary.STOP);
  }

  int stop() {
    return output.code(Vocabulary.STOP);
  }

  static Written draw(RandomStream stream) {
    LocalDate date = FIRST.plusDays((long) (DAYS * stream.uniform()));
    return write(date, (int) (FORMS * stream.uniform()));
  }

  static Written write(LocalDate date, int form) {
    String month = MONTHS[date.getMonthValue() - 1];
    String day = Integer.toString(date.getDayOfMonth());
    String year = Integer.toString(date.getYear());
    String[] parts =
        switch (form) {
          case 0 -> new String[] {day, " ", month, " ", year};
          case 1 -> new String[] {month, " ", day, ", ", year};
          case 2 ->
              new String[] {two(date.getDayOfMonth()), ".", two(date.getMonthValue()), ".", year};
          default -> new String[] {day, " ", month.substring(0, 3), " ", year.substring(2)};
        };
    int[][] fields = new int[5][];
    int at = 0;
    for (int i = 0; i < 5; i++) {
      fields[i] = new int[] {at, at + parts[i].length()};
      at += parts[i].length();
    }
    boolean monthFirst = form == 1;
    return new Written(
        String.join("", parts),
        fields[4],
        fields[monthFirst ? 0 : 2],
        fields[monthFirst ? 2 : 0],
        String.format(
            Locale.ROOT, "%s-%s-%s", year, two(date.getMonthValue()), two(date.getDayOfMonth())));
  }

  private static String two(int number) {
    return String.format(Locale.ROOT, "%02d", number);
  }

  SentencePairs pairs(List<Written> dates) {
    List<int[]> sources = new ArrayList<>();
    List<int[]> targets = new ArrayList<>();
    for (Written date : dates) {
      sources.add(input.encode(Tokens.characters(date.text)));
      List<String> wanted = new ArrayList<>(Tokens.characters(date.wanted));
      wanted.add(Vocabulary.STOP);
      targets.add(output.encode(wanted));
    }
    return new SentencePairs(sources, targets, output.code(Vocabulary.START));
  }

  static List<Written> draw(int count, RandomStream stream) {
    List<Written> dates = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      dates.add(draw(stream));
    }
    return dates;
  }
}
