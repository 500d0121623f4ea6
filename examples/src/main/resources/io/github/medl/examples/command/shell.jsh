// What medl shell knows from the start; an import of a package that is not there fails its test.
import io.github.medl.autodiff.*;
import io.github.medl.learning.data.*;
import io.github.medl.learning.evaluation.*;
import io.github.medl.learning.examples.*;
import io.github.medl.learning.loss.*;
import io.github.medl.learning.validation.*;
import io.github.medl.linear.regression.*;
import io.github.medl.linear.unsupervised.*;
import io.github.medl.networks.*;
import io.github.medl.networks.layers.*;
import io.github.medl.networks.training.*;
import io.github.medl.optim.*;
import io.github.medl.optim.minimise.*;
import io.github.medl.plot.*;
import io.github.medl.plot.chart.*;
import io.github.medl.random.*;
import io.github.medl.tensor.*;
import static io.github.medl.networks.initialisation.Initialisations.*;
import static io.github.medl.networks.layers.Activations.*;
import static io.github.medl.networks.layers.Layers.*;
/** MNIST, read when it is first asked for. */
ImageData mnist(Split split) { return Datasets.mnist(split); }
