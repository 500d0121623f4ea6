/**
 * Assertions for tests, published for whoever tests something made of tensors.
 *
 * <ul>
 *   <li>{@link io.github.medl.testing.TensorAssert} compares tensors with a stated tolerance and
 *       names the element that differs;
 *   <li>{@link io.github.medl.testing.OperationContract} makes the tests of an {@link
 *       io.github.medl.testing.Operation} of one's own: value, first and second derivatives in both
 *       modes, both number formats, operands left alone. The library's own operations pass them.
 * </ul>
 *
 * <p>Add {@code medl-testing} in test scope. It needs AssertJ and, of medl, only core.
 *
 * <p>Core's own tests use these assertions too, but core cannot depend on a module that depends on
 * it. So core's build copies the sources of this package into {@code
 * core/target/generated-test-sources} and compiles them with its tests (see {@code core/pom.xml}):
 * they exist once, here. For that reason this package uses nothing but core and AssertJ; whatever
 * needs another module belongs into a package of its own beside it.
 */
@NullMarked
package io.github.medl.testing;

import org.jspecify.annotations.NullMarked;
