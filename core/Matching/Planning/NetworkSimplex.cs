namespace Solidarity.Core.Matching.Planning;

/// <summary>
/// The transportation problem by the network simplex method, in whole numbers. Each need sends its places to offers, or, at the price of an unserved
/// place, to the root; what offers have left over comes from the root for nothing. Of the spanning tree that is a basis, every node but
/// the root holds the arc to its parent: a need's leads up, an offer's comes down, as all arcs go from needs to offers. The tree is kept strongly
/// feasible (what leads down carries something), which is why it never turns in a circle. Ahuja, Magnanti, Orlin, "Network Flows", 1993, chapter 11.
/// </summary>
internal sealed class NetworkSimplex
{
    /// <summary>The arc of a node that hangs on the root: an unserved place, or capacity left over.</summary>
    private const int ToRoot = -1;

    private const int None = -1;

    /// <summary>How many pivots between two looks at whether to stop.</summary>
    private const int LooksEvery = 1024;

    private struct Node
    {
        public int Parent, FirstChild, NextSibling, PreviousSibling, Depth;

        /// <summary>The arc between it and its parent, and what flows there.</summary>
        public int Arc, Flow;
    }

    private readonly Arc[] _arcs;
    private readonly Node[] _tree;

    /// <summary>What a unit is worth at each node: no arc of the tree gains anything.</summary>
    private readonly long[] _price;
    private readonly int _needs, _root;
    private readonly long _unserved;
    private int _next;

    /// <param name="Need">From this node: needs come first.</param>
    /// <param name="Offer">To this node: offers follow the needs.</param>
    public readonly record struct Arc(int Need, int Offer, long Cost);

    /// <param name="places">Of each need, at least one.</param>
    /// <param name="capacities">Of each offer, at least one.</param>
    /// <param name="start">A feasible plan to begin with: arcs and what flows there, each of which used up its need or its offer when it was put there.</param>
    public NetworkSimplex(ReadOnlySpan<int> places, ReadOnlySpan<int> capacities, Arc[] arcs, long unserved, IReadOnlyList<(int Arc, int Flow)> start)
    {
        (_arcs, _needs, _root, _unserved) = (arcs, places.Length, places.Length + capacities.Length, unserved);
        _tree = new Node[_root + 1];
        _price = new long[_root + 1];
        foreach (ref var node in _tree.AsSpan()) node = new Node { Parent = None, FirstChild = None, NextSibling = None, PreviousSibling = None, Arc = ToRoot };
        HangUp(places, capacities, start);
    }

    /// <summary>Nothing improves the plan any more.</summary>
    public bool IsOptimal { get; private set; }

    /// <summary>Improves the plan until nothing improves it any more, or it is told to stop.</summary>
    public void Run(Func<bool> stops)
    {
        var block = Math.Max(32, (int)Math.Sqrt(_arcs.Length + _root));
        for (var pivots = 1; Entering(block) is var entering && entering != None; pivots++)
        {
            Pivot(entering);
            if (pivots % LooksEvery == 0 && stops()) return;
        }

        IsOptimal = true;
    }

    /// <summary>The arcs that carry something.</summary>
    public IEnumerable<(int Arc, int Flow)> Flows() => _tree.Take(_root).Where(node => node is { Arc: not ToRoot, Flow: > 0 }).Select(node => (node.Arc, node.Flow));

    /// <summary>What one more of an offer (by its node) would save, in the prices that hold now.</summary>
    public long WorthOf(int offer) => Math.Max(0, _price[_root] - _price[offer]);

    /// <summary>
    /// The plan it starts with is a forest, for each of its arcs used up one of its ends. In every tree of it one node at most has something left, and
    /// hangs on the root; where none has, a need does.
    /// </summary>
    private void HangUp(ReadOnlySpan<int> places, ReadOnlySpan<int> capacities, IReadOnlyList<(int Arc, int Flow)> start)
    {
        var left = new int[_root];
        places.CopyTo(left);
        capacities.CopyTo(left.AsSpan(_needs));
        // The arcs of the start at each node, in linked lists: two links an arc.
        var (first, next) = (new int[_root], new int[2 * start.Count]);
        first.AsSpan().Fill(None);
        for (var i = 0; i < start.Count; i++)
        {
            var (arc, flow) = start[i];
            var (need, offer) = (_arcs[arc].Need, _arcs[arc].Offer);
            (left[need], left[offer]) = (left[need] - flow, left[offer] - flow);
            (next[2 * i], first[need]) = (first[need], 2 * i);
            (next[2 * i + 1], first[offer]) = (first[offer], 2 * i + 1);
        }

        var open = new Stack<int>();
        void HangTree(int top)
        {
            Hang(top, _root, ToRoot, left[top]);
            for (open.Push(top); open.TryPop(out var node);)
            {
                for (var link = first[node]; link != None; link = next[link])
                {
                    var (arc, flow) = start[link / 2];
                    var other = node < _needs ? _arcs[arc].Offer : _arcs[arc].Need;
                    if (_tree[other].Parent != None) continue;
                    Hang(other, node, arc, flow);
                    open.Push(other);
                }
            }
        }

        for (var node = 0; node < _root; node++)
        {
            if (left[node] > 0) HangTree(node);
        }

        for (var need = 0; need < _needs; need++)
        {
            if (_tree[need].Parent == None) HangTree(need);
        }
    }

    private void Hang(int node, int parent, int arc, int flow)
    {
        (_tree[node].Parent, _tree[node].Arc, _tree[node].Flow, _tree[node].Depth) = (parent, arc, flow, _tree[parent].Depth + 1);
        Link(node, parent);
        _price[node] = PriceFromParent(node);
    }

    private long CostOf(int arc, int node) => arc != ToRoot ? _arcs[arc].Cost : node < _needs ? _unserved : 0;

    private long PriceFromParent(int node)
    {
        ref readonly var at = ref _tree[node];
        var cost = CostOf(at.Arc, node);
        return node < _needs ? _price[at.Parent] - cost : _price[at.Parent] + cost;
    }

    private void Link(int node, int parent)
    {
        var first = _tree[parent].FirstChild;
        (_tree[node].NextSibling, _tree[node].PreviousSibling) = (first, None);
        if (first != None) _tree[first].PreviousSibling = node;
        _tree[parent].FirstChild = node;
    }

    private void Unlink(int node)
    {
        ref readonly var at = ref _tree[node];
        if (at.PreviousSibling != None) _tree[at.PreviousSibling].NextSibling = at.NextSibling;
        else _tree[at.Parent].FirstChild = at.NextSibling;
        if (at.NextSibling != None) _tree[at.NextSibling].PreviousSibling = at.PreviousSibling;
    }

    /// <summary>Looks on from where it looked last; of the first block that holds any, the arc that gains the most a unit.</summary>
    /// <returns>An arc, or beyond them the number of a node's arc with the root.</returns>
    private int Entering(int block)
    {
        var (best, entering, left) = (0L, None, block);
        var all = _arcs.Length + _root;
        for (var looked = 0; looked < all; looked++)
        {
            var at = _next;
            var gain = at < _arcs.Length ? _price[_arcs[at].Offer] - _price[_arcs[at].Need] - _arcs[at].Cost : RootGain(at - _arcs.Length);
            if (gain > best) (best, entering) = (gain, at);
            _next = at + 1 == all ? 0 : at + 1;
            if (--left > 0) continue;
            if (entering != None) break;
            left = block;
        }

        return entering;
    }

    private long RootGain(int node) => node < _needs ? _price[_root] - _price[node] - _unserved : _price[node] - _price[_root];

    /// <summary>The entering arc closes a cycle; as much flows round it as the arc that is emptied first allows, and that arc leaves the tree.</summary>
    private void Pivot(int entering)
    {
        var (from, to, arc) = Ends(entering);
        var join = Join(from, to);
        // Of those that are emptied together the last one on the way round, beginning at the join: that keeps the tree strongly feasible.
        var (flow, leaving, isBelowFrom) = (int.MaxValue, None, true);
        for (var node = from; node != join; node = _tree[node].Parent)
        {
            if (node < _needs && _tree[node].Flow < flow) (flow, leaving) = (_tree[node].Flow, node);
        }

        for (var node = to; node != join; node = _tree[node].Parent)
        {
            if (node >= _needs && _tree[node].Flow <= flow) (flow, leaving, isBelowFrom) = (_tree[node].Flow, node, false);
        }

        if (flow > 0)
        {
            for (var node = from; node != join; node = _tree[node].Parent) _tree[node].Flow += node < _needs ? -flow : flow;
            for (var node = to; node != join; node = _tree[node].Parent) _tree[node].Flow += node < _needs ? flow : -flow;
        }

        var (inner, outer) = isBelowFrom ? (from, to) : (to, from);
        Turn(inner, outer, arc, flow, leaving);
        Reprice(inner);
    }

    private (int From, int To, int Arc) Ends(int entering)
    {
        if (entering < _arcs.Length) return (_arcs[entering].Need, _arcs[entering].Offer, entering);
        var node = entering - _arcs.Length;
        return node < _needs ? (node, _root, ToRoot) : (_root, node, ToRoot);
    }

    private int Join(int one, int other)
    {
        while (one != other)
        {
            if (_tree[one].Depth > _tree[other].Depth) one = _tree[one].Parent;
            else if (_tree[other].Depth > _tree[one].Depth) other = _tree[other].Parent;
            else (one, other) = (_tree[one].Parent, _tree[other].Parent);
        }

        return one;
    }

    /// <summary>What hung below the leaving arc hangs on the entering one now: on the way between the two, parents and children change places.</summary>
    private void Turn(int inner, int outer, int arc, int flow, int leaving)
    {
        var (node, parent) = (inner, outer);
        while (true)
        {
            var before = _tree[node];
            Unlink(node);
            (_tree[node].Parent, _tree[node].Arc, _tree[node].Flow) = (parent, arc, flow);
            Link(node, parent);
            if (node == leaving) return;
            (parent, node, arc, flow) = (node, before.Parent, before.Arc, before.Flow);
        }
    }

    /// <summary>All that hangs on a node shifts with it.</summary>
    private void Reprice(int top)
    {
        var shift = PriceFromParent(top) - _price[top];
        var node = top;
        while (true)
        {
            _tree[node].Depth = _tree[_tree[node].Parent].Depth + 1;
            _price[node] += shift;
            if (_tree[node].FirstChild != None)
            {
                node = _tree[node].FirstChild;
                continue;
            }

            while (node != top && _tree[node].NextSibling == None) node = _tree[node].Parent;
            if (node == top) return;
            node = _tree[node].NextSibling;
        }
    }
}
