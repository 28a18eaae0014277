"""A network with one hidden layer, softmax and cross-entropy: its loss, its gradient and how many it gets right.

D. Rumelhart, G. Hinton and R. Williams (1986), Learning representations by back-propagating errors,
doi.org/10.1038/323533a0. Plain loops over arrays, which the compiler takes as they stand. Every product runs along
contiguous memory innermost, with the samples of a batch (or the inputs) side by side, so that it needs no sums across a
vector register: compiled and plain Python add in the same order.

weights: one vector, laid out as Layers in perceptron.py says. shape: (inputs, hidden, classes, 0 for tanh or 1 for
ReLU), as floats. labels: classes from 0 on, as floats. scratch: at least scratch_size() floats, overwritten.
"""

from landscapes.core.functions import exp, log1p, tanh


def scratch_size(shape, count):
    """How many floats the functions below need for a batch of this many samples."""
    inputs, hidden, classes = int(shape[0]), int(shape[1]), int(shape[2])
    return count * (inputs + 3 * hidden + classes + 3) + hidden * classes


def loss_and_gradient(weights, shape, rows, labels, gradient, scratch):
    """The mean loss over a batch, rows of shape (samples, inputs); its gradient goes into gradient."""
    inputs, hidden, classes, count = int(shape[0]), int(shape[1]), int(shape[2]), len(labels)
    columns, free = _take(scratch, 0, inputs, count)
    active, free = _take(scratch, free, hidden, count)
    scores, free = _take(scratch, free, classes, count)
    _transpose(rows, columns)
    _forward(weights, shape, columns, active, scores)
    loss = _softmax(scores, labels, _take(scratch, free, 3, count)[0]) / count
    _take_labels_off(scores, labels)

    across, free = _take(scratch, free, count, hidden)
    turned, free = _take(scratch, free, hidden, classes)
    back, free = _take(scratch, free, hidden, count)
    first, first_bias, second, second_bias = _layers(gradient, inputs, hidden, classes)
    for i in range(len(gradient)):
        gradient[i] = 0.0
    _transpose(active, across)
    _add_product(scores, across, second)
    _add_rows(scores, second_bias)
    _transpose(_layers(weights, inputs, hidden, classes)[2], turned)
    for u in range(hidden):
        for i in range(count):
            back[u, i] = 0.0
    _add_product(turned, scores, back)
    _through_activation(back, active, shape[3])
    _add_product(back, rows, first)
    _add_rows(back, first_bias)
    return loss


def loss_and_hits(weights, shape, columns, labels, scratch):
    """(sum of the losses, number of samples whose class has the highest score) over columns (inputs, samples)."""
    hidden, classes, count = int(shape[1]), int(shape[2]), len(labels)
    active, free = _take(scratch, 0, hidden, count)
    scores, free = _take(scratch, free, classes, count)
    _forward(weights, shape, columns, active, scores)
    hits = _hits(scores, labels)
    return _softmax(scores, labels, _take(scratch, free, 3, count)[0]), hits


def _layers(vector, inputs, hidden, classes):
    """Views (hidden, inputs), (hidden,), (classes, hidden), (classes,) of a vector of weights or of a gradient."""
    a = hidden * inputs
    b = a + hidden
    c = b + classes * hidden
    return vector[:a].reshape(hidden, inputs), vector[a:b], vector[b:c].reshape(classes, hidden), vector[c:]


def _take(scratch, start, rows, columns):
    """A table in scratch from start on, and where the next may begin."""
    end = start + rows * columns
    return scratch[start:end].reshape(rows, columns), end


def _forward(weights, shape, columns, active, scores):
    """Fill active (hidden, samples) with the hidden units and scores (classes, samples) with the outputs."""
    first, first_bias, second, second_bias = _layers(weights, int(shape[0]), int(shape[1]), int(shape[2]))
    _spread(first_bias, active)
    _add_product(first, columns, active)
    _activate(active, shape[3])
    _spread(second_bias, scores)
    _add_product(second, active, scores)


def _add_product(left, right, result):
    """Result += left @ right; four rows of right at a time, so that each row of result is loaded a quarter as often."""
    inner, width = right.shape
    fours = inner - inner % 4
    for u in range(left.shape[0]):
        for j in range(0, fours, 4):
            a, b, c, d = left[u, j], left[u, j + 1], left[u, j + 2], left[u, j + 3]
            for i in range(width):
                result[u, i] += a * right[j, i] + b * right[j + 1, i] + c * right[j + 2, i] + d * right[j + 3, i]
        for j in range(fours, inner):
            a = left[u, j]
            for i in range(width):
                result[u, i] += a * right[j, i]


def _transpose(table, result):
    for i in range(table.shape[0]):
        for j in range(table.shape[1]):
            result[j, i] = table[i, j]


def _spread(column, table):
    for u in range(table.shape[0]):
        for i in range(table.shape[1]):
            table[u, i] = column[u]


def _add_rows(table, sums):
    for u in range(table.shape[0]):
        for i in range(table.shape[1]):
            sums[u] += table[u, i]


def _activate(table, relu):
    for u in range(table.shape[0]):
        for i in range(table.shape[1]):
            x = table[u, i]
            table[u, i] = (0.0 if x <= 0.0 else x) if relu else tanh(x)


def _through_activation(back, active, relu):
    """Multiply by the derivative of the activation, which its own value gives."""
    for u in range(back.shape[0]):
        for i in range(back.shape[1]):
            a = active[u, i]
            back[u, i] *= (1.0 if a > 0.0 else 0.0) if relu else 1.0 - a * a


def _softmax(scores, labels, rooms):
    """The sum of the losses; scores become probabilities. The highest score is taken off first: exp cannot overflow.

    rooms (3, samples): for the highest score, the sum of the powers, and the highest score less the label's.
    """
    classes, count = scores.shape
    for i in range(count):
        rooms[0, i], rooms[1, i] = scores[0, i], 0.0
    for k in range(1, classes):
        for i in range(count):
            rooms[0, i] = scores[k, i] if scores[k, i] > rooms[0, i] else rooms[0, i]
    for i in range(count):
        rooms[2, i] = rooms[0, i] - scores[int(labels[i]), i]
    for k in range(classes):
        for i in range(count):
            scores[k, i] = exp(scores[k, i] - rooms[0, i])
            rooms[1, i] += scores[k, i]
    for k in range(classes):
        for i in range(count):
            scores[k, i] /= rooms[1, i]
    loss = 0.0
    for i in range(count):
        loss += rooms[2, i] + log1p(rooms[1, i] - 1.0)
    return loss


def _take_labels_off(probabilities, labels):
    """Probabilities become the gradient of the mean loss with respect to the scores."""
    classes, count = probabilities.shape
    for i in range(count):
        probabilities[int(labels[i]), i] -= 1.0
    for k in range(classes):
        for i in range(count):
            probabilities[k, i] /= count


def _hits(scores, labels):
    """How many have their label's score as the highest; no class has it where scores are no numbers."""
    hits = 0.0
    for i in range(scores.shape[1]):
        best = 0
        for k in range(1, scores.shape[0]):
            if scores[k, i] > scores[best, i]:
                best = k
        hits += 1.0 if best == int(labels[i]) and scores[best, i] == scores[best, i] else 0.0
    return hits
