package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimisers;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What a step of 784-256-128-10 with batch 128 and ADAM takes from the heap. */
class AllocationTest {
  private static final int STEPS = 40;

  /**
   * The least that a step needs, in floats: the batch, and for each layer what it gives, its sums
   * being overwritten by relu. On the way back memory is used again.
   */
  private static final long NEEDED = Float.BYTES * 128L * (784 + 256 + 128 + 10);

  @Test
  void aStepAllocatesLittleMoreThanItsBatchAndActivations() {
    assumeFalse(
        "java".equals(System.getProperty("medl.engine")),
        "products in Java rearrange their operands on the heap");
    Sequential network = Wide.network();
    assertThat(Networks.count(network)).isEqualTo(235_146);
    Trainer<Sequential> trainer = Trainer.of(network, Optimisers.adam(1e-3));
    Batches<Examples> batches = Batches.of(Wide.examples(1280), 128);
    Loss loss = Losses.crossEntropy();
    step(trainer, batches, loss);
    long before = allocated();
    for (int t = 0; t < STEPS; t++) {
      step(trainer, batches, loss);
    }
    long perStep = (allocated() - before) / STEPS;
    assertThat(perStep).isGreaterThan(NEEDED / 2).isLessThan(5 * NEEDED / 4);
  }

  private static void step(Trainer<Sequential> trainer, Batches<Examples> batches, Loss loss) {
    Examples batch = batches.epoch(0).get((int) (trainer.optimiser().steps() % 10));
    trainer.step(n -> loss.of(n.apply(batch.inputs()), batch.targets()));
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
