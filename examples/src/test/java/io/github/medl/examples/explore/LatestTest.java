package io.github.medl.examples.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/**
 * Computations are begun by the test, one by one, so that nothing depends on who is faster: a
 * request that comes in during a computation is made from within it.
 */
class LatestTest {
  private final Deque<Runnable> begun = new ArrayDeque<>();
  private final List<String> events = new ArrayList<>();
  private Runnable meanwhile = () -> {};
  private final Latest<String, String> latest =
      new Latest<>(
          begun::add,
          (request, progress) -> {
            progress.at("step", 1, 2);
            Runnable happens = meanwhile;
            meanwhile = () -> {};
            happens.run();
            progress.at("step", 2, 2);
            if (request.equals("broken")) {
              throw new IllegalStateException("a bug");
            }
            events.add("computed " + request);
            return "picture of " + request;
          });

  private void ask(String request) {
    latest.ask(
        request,
        new Latest.Asker<>() {
          @Override
          public void at(String stage, long done, long total) {
            events.add(request + " at " + done);
          }

          @Override
          public void done(String result) {
            events.add(request + " gets " + result);
          }

          @Override
          public void failed(Throwable failure) {
            events.add(request + " failed: " + failure.getMessage());
          }

          @Override
          public void superseded() {
            events.add(request + " superseded");
          }
        });
  }

  private void compute() {
    while (!begun.isEmpty()) {
      begun.poll().run();
    }
  }

  @Test
  void whoAsksIsAnswered() {
    ask("a");
    compute();
    ask("b");
    compute();
    assertThat(events)
        .containsExactly(
            "a at 1",
            "a at 2",
            "computed a",
            "a gets picture of a",
            "b at 1",
            "b at 2",
            "computed b",
            "b gets picture of b");
  }

  @Test
  void aLaterRequestStopsTheOneThatIsComputed() {
    meanwhile = () -> ask("b");
    ask("a");
    compute();
    assertThat(events)
        .containsExactly(
            "a at 1", "a superseded", "b at 1", "b at 2", "computed b", "b gets picture of b");
  }

  @Test
  void ofThoseThatWaitOnlyTheLatestIsComputed() {
    meanwhile =
        () -> {
          ask("b");
          ask("c");
          ask("d");
        };
    ask("a");
    compute();
    assertThat(events)
        .containsExactly(
            "a at 1",
            "b superseded",
            "c superseded",
            "a superseded",
            "d at 1",
            "d at 2",
            "computed d",
            "d gets picture of d");
  }

  @Test
  void onlyOneIsComputedAtATime() {
    ask("a");
    ask("b");
    assertThat(begun).hasSize(1);
    compute();
    assertThat(events).doesNotContain("computed a").contains("b gets picture of b");
  }

  @Test
  void aFailureIsToldAndTheNextRequestIsComputed() {
    ask("broken");
    compute();
    ask("b");
    compute();
    assertThat(events).contains("broken failed: a bug", "b gets picture of b");
  }

  @Test
  void aFailureThatNobodyWaitsForIsNotTold() {
    meanwhile = () -> ask("b");
    ask("broken");
    compute();
    assertThat(events).contains("broken superseded").doesNotContain("broken failed: a bug");
  }

  @Test
  void aComputationThatReportsNothingIsIgnoredWhenItEnds() {
    List<String> answers = new ArrayList<>();
    Latest<String, String> silent =
        new Latest<>(
            begun::add,
            (request, progress) -> {
              Runnable happens = meanwhile;
              meanwhile = () -> {};
              happens.run();
              return request;
            });
    meanwhile = () -> silent.ask("new", asker("new", answers));
    silent.ask("old", asker("old", answers));
    compute();
    assertThat(answers).containsExactly("old superseded", "new done");
  }

  @Test
  void whenNobodyWaitsAnyMoreTheComputationStops() {
    meanwhile = latest::stop;
    ask("a");
    compute();
    assertThat(events).containsExactly("a at 1", "a superseded");
  }

  @Test
  void cancellationOfAnotherKindIsAFailure() {
    List<String> answers = new ArrayList<>();
    Latest<String, String> odd =
        new Latest<>(
            begun::add,
            (request, progress) -> {
              throw new CancellationException("interrupted");
            });
    odd.ask("a", asker("a", answers));
    compute();
    assertThat(answers).containsExactly("a failed");
  }

  private static Latest.Asker<String> asker(String name, List<String> answers) {
    return new Latest.Asker<>() {
      @Override
      public void at(String stage, long done, long total) {}

      @Override
      public void done(String result) {
        answers.add(name + " done");
      }

      @Override
      public void failed(Throwable failure) {
        answers.add(name + " failed");
      }

      @Override
      public void superseded() {
        answers.add(name + " superseded");
      }
    };
  }
}
