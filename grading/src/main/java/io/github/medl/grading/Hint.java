package io.github.medl.grading;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where a student reads on when a test fails. Of a hidden test it is all that is told, beside the
 * part. The annotation at a method comes before that at its class.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Hint {
  /**
   * The hint.
   *
   * @return for example {@code section 4.3, Figure 4.6}
   */
  String value();
}
