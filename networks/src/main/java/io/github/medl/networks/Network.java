package io.github.medl.networks;

/**
 * A network, or a part of one, as an immutable value: a tree of tensors.
 *
 * <p>A network is a record. Its components are read by what they hold:
 *
 * <ul>
 *   <li>a {@link io.github.medl.tensor.Tensor}: a parameter, which training changes;
 *   <li>a {@link State}: a tensor that is saved but not trained;
 *   <li>a {@link Constant}: a tensor that is neither;
 *   <li>a network, or a {@link java.util.List} of any of these: a branch of the tree;
 *   <li>{@code null}: a part that this network does without, such as a bias;
 *   <li>anything else: a fixed setting.
 * </ul>
 *
 * <p>Names are made of the components and of positions in lists: {@code layers.0.weight}. The same
 * object at two places is one shared parameter and counts once, under the name found first.
 *
 * <pre>{@code
 * record Residual(Dense first, Dense second) implements Layer {
 *   public Tensor forward(Tensor x, Pass pass) {
 *     return second.apply(first.apply(x, pass).relu(), pass).add(x);
 *   }
 * }
 * }</pre>
 *
 * <p>Without parameters, an enum constant or a lambda that captures nothing will do as well. The
 * canonical constructor of a record must accept its own components: networks are rebuilt through
 * it.
 */
public interface Network {}
