package io.github.medl.grading;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a test is worth. A test without it is worth nothing and stands in no table. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Points {
  /**
   * The points.
   *
   * @return a number above 0
   */
  double value();

  /**
   * Whether a test that runs several times, as a parametrised one, earns the share of its
   * invocations that pass. Otherwise all must pass.
   *
   * @return whether a share counts
   */
  boolean partial() default false;
}
