package io.github.medl.spark;

import io.github.medl.optim.trials.Place;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows Spark's addresses: {@link Place#at} finds it when this module is on the class path. */
public final class SparkAddresses implements Place.ByAddress {
  private static final Pattern ADDRESS =
      Pattern.compile("spark|local(\\[.*])?|local-cluster\\[.*]|(spark|k8s)://.*|yarn");

  /** For {@link java.util.ServiceLoader}. */
  public SparkAddresses() {}

  @Override
  public Optional<Place> at(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(address.equals("spark") ? SparkPlace.at("") : SparkPlace.at(address));
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "Spark is not on the class path ("
              + e.getMessage()
              + " is missing): start by spark-submit, or add org.apache.spark:spark-core_2.13",
          e);
    }
  }

  @Override
  public String addresses() {
    return "by Spark local, local[2], spark://host:7077, k8s://https://host:443, yarn, and spark for"
        + " what spark-submit says";
  }
}
