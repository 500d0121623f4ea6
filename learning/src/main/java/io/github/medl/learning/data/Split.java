package io.github.medl.learning.data;

/** The two parts in which a data set is published. */
public enum Split {
  /** To fit a model. */
  TRAIN,
  /** To judge it. */
  TEST
}
