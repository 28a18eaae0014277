"""The same descent in several implementations: ours, C, PyTorch, optax and plain NumPy.

Every module has `prepare(method, steps)`: a function of no arguments that makes `steps` steps of gradient descent or
Adam on Rosenbrock's valley and returns the points, (steps + 1, 2). What can be done once is done in `prepare`.
"""

START = (-1.2, 1.0)
A, B = 1.0, 100.0
LEARNING_RATES = {"gradient_descent": 1e-3, "adam": 1e-2}
BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-8
