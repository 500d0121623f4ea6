package io.github.medl.grading;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The part of an assignment that a test, or every test of a class, belongs to:
 * {@code @Part("b") @Points(5) @Hint("section 4.3, Figure 4.6") @Test}. The annotation at a method
 * comes before that at its class.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(GradingExtension.class)
public @interface Part {
  /**
   * The name of the part.
   *
   * @return for example {@code b}
   */
  String value();
}
