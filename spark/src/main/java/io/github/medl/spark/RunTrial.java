package io.github.medl.spark;

import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * What Spark calls on an executor.
 *
 * @param shipment what went there before
 */
record RunTrial(Broadcast<? extends Shipment<?, ?>> shipment) implements Function<Integer, byte[]> {
  @Override
  public byte[] call(Integer number) {
    return shipment.value().run(number);
  }
}
