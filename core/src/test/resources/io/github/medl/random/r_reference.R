# Writes r_reference.csv: what R draws. Made with R 4.2.2; any R from 3.6 on gives the same
# with a C library of the kind that CMath describes.
# Each line: name, then values with 17 digits. Run: Rscript r_reference.R > r_reference.csv
row <- function(name, values) {
  cat(paste(c(name, sprintf("%.17g", values)), collapse = ","), "\n", sep = "")
}
for (seed in c(0, 1, 42, 101, -5, 2147483647)) {
  set.seed(seed); row(sprintf("runif %d", as.integer(seed)), runif(20))
  set.seed(seed); row(sprintf("rnorm %d", as.integer(seed)), rnorm(200))
  set.seed(seed); row(sprintf("rexp %d", as.integer(seed)), rexp(200))
}
set.seed(1); row("runif range", runif(10, -3, 4))
set.seed(1); row("rnorm range", rnorm(11, 2, 0.5))
set.seed(1); row("rexp rate", rexp(10, 3))
set.seed(2); row("mixed", c(rnorm(1), runif(1), rexp(1), sample(10, 3), rnorm(1), sample(100, 1)))
set.seed(3); row("sample 1", c(sample.int(1, 1), runif(1)))
set.seed(3); row("sample 2", sample(2))
set.seed(3); row("sample 10", sample(10))
set.seed(3); row("sample 16 of 65536", sample(65536, 16))
set.seed(3); row("sample 16 of 65537", sample(65537, 16))
set.seed(3); row("sample 456 of 569", sample(569, 456))
set.seed(3); row("sample replace", sample(7, 30, replace = TRUE))
set.seed(3); row("sample hashed", sample(2e7, 20))
set.seed(3); row("sample 1 of 2e7", sample(2e7, 1))
set.seed(3); row("sample x", sample(c(1.5, 2.5, 3.5, 4.5), 6, replace = TRUE))
p <- c(0.1, 0, 0.2, 0.3, 0.4)
set.seed(4); row("sample prob", sample(5, 40, replace = TRUE, prob = p))
set.seed(4); row("sample prob no replace", sample(5, 4, prob = p))
set.seed(4); row("sample prob ties", sample(12, 40, replace = TRUE, prob = rep(c(2, 1, 1), 4)))
set.seed(4); row("sample prob ties no replace", sample(12, 12, prob = rep(c(2, 1, 1), 4)))
w <- (1:300 %% 7) + 1
set.seed(4); row("sample walker", sample(300, 60, replace = TRUE, prob = w))
set.seed(5); x <- runif(100000); row("runif big", x[seq(1, 100000, by = 100)])
set.seed(5); x <- rnorm(100000); row("rnorm big", x[seq(1, 100000, by = 100)])
set.seed(5); x <- rexp(100000); row("rexp big", x[seq(1, 100000, by = 100)])
set.seed(6); file <- tempfile(); writeBin(rnorm(1000000), file, endian = "little")
cat("rnorm md5,", tools::md5sum(file), "\n", sep = "")
