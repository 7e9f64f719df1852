// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/generator/wordlist.h"

#include <vector>

namespace haex {
namespace {

constexpr QLatin1StringView Words(
    "able about above accent acid acorn across action actor adapt adult advice again agent agree "
    "ahead aim air aisle alarm album alert alike alive alley allow almond alone aloud alpha "
    "already also amber amount ample amuse anchor angle animal ankle answer antler anvil apart "
    "apple april apron arch area arena argue arm armor army arrow art artist ash aside ask asleep "
    "aspect atlas atom attic auburn aunt author autumn average avoid awake award aware away "
    "awning axis axle baby back bacon badge bag bake baker balance balcony ball ballad bamboo "
    "banana band banjo bank banner barber bare barge bark barley barn barrel base basic basil "
    "basin basket bat batch bath baton battery bay beach bead beak beam bean bear beard beast "
    "beat beaver because bed bee beech beef beehive before begin behave behind bell belong below "
    "belt bench bend berry best beyond bicycle big bike bill bin birch bird birth biscuit bishop "
    "bison bit bite black blade blanket blaze blend blink block bloom blossom blouse blue bluff "
    "blush board boat bobbin body boil bold bolt bone bonnet bonus book boot border born borrow "
    "boss both bottle bottom boulder bounce bow bowl box boy bracket braid brain brake branch "
    "brass brave bread break breath breeze brick bridge brief bright bring brisk broad bronze "
    "brook broom brother brown brush bubble bucket buckle bud buffalo build bulb bull bundle "
    "bunny burrow bus bush busy butter button buy buzz cabin cabinet cable cactus cake calf call "
    "calm camel camera camp canal candle candy canoe canvas canyon cap cape captain car caravan "
    "card care cargo carol carpet carrot carry cart carve case cash castle cat catch cattle cave "
    "cedar ceiling celery cellar cello cement center cereal chain chair chalk chance change "
    "chapel chapter charm chart chase cheap check cheek cheer cheese cherry chess chest chestnut "
    "chew chief child chimney chin chip choice choir choose chorus chunk church cider cinema "
    "circle circus citizen citrus city civic claim clam clap class claw clay clean clear clerk "
    "clever cliff climb cloak clock close cloth cloud clover clown club clue coach coal coast "
    "coat cobalt cobra cocoa coconut code coffee coil coin cold collar color colt column comb "
    "come comet comfort comic common compass concert cook cookie cool copper copy coral cord cork "
    "corn corner cosmic cost cottage cotton couch cougar count county couple courage court cousin "
    "cover cow cozy crab craft crane crater crayon cream creek crew cricket crisp crop cross crow "
    "crowd crown cruise crumb crust crystal cub cube cup curl curtain curve cushion custom cycle "
    "cymbal daily dairy daisy dance dancer dapple dark dash date dawn day deal dear debate decade "
    "decide deck deep deer degree delta denim dense depth desert desk detail device dew dial "
    "diamond diary dice diet dig digit dinner direct dish dive divide dock doctor dog doll "
    "dolphin dome donkey door dot double dough dove down dozen draft dragon drain drama draw "
    "dream dress drift drink drive drizzle drop drum dry duck dune dusk dust duty dwarf each "
    "eager eagle ear early earn earth easel east easy eat echo edge edit effort egg eight either "
    "elbow elder elect elegant element elk elm ember emerald empire empty end energy engine enjoy "
    "enough enter entire envelope equal errand escape essay even evening event ever exact exit "
    "expert extra eye fable fabric face fact fair fairy faith falcon fall false family famous fan "
    "fancy far farm farmer fast father faucet fawn feast feather fence fern ferry festival fetch "
    "fiber fiddle field fig figure file fill film filter final finch find fine finger finish fir "
    "fire firm first fish five flag flame flannel flash flask flat flavor flax fleet flight flint "
    "float flock flood floor flour flow flower flute fly foam focus fog fold folk follow food "
    "foot forest forge fork form fort fortune forward fossil fountain four fox fraction frame "
    "freckle free freight fresh fridge friend fringe frog front frost fruit fudge fuel full fun "
    "funnel fur future gadget galaxy gallery gallon game garage garden garlic garnet gate gather "
    "gaze gazelle gear gem gentle genuine geyser giant gift ginger giraffe give glacier glad "
    "glance glass glaze gleam glide globe glove glow glue goal goat gold golf good goose gopher "
    "gospel gown grace grade grain grammar grand granite grape graph grass gravel gravity gravy "
    "gray great green greet grid grill grin grip ground group grove grow guard guess guest guide "
    "guitar gulf gull gust gym habit hail hair half hall hammer hammock hamster hand handle hang "
    "happy harbor hard hare harmony harp harvest hat hatch haven hawk hay hazel head heal health "
    "hear heart heat heather heavy hedge heel height helmet help hen herb herd here hero heron "
    "herring hidden high hike hill hinge hip hobby hockey hold hole holiday hollow holly home "
    "honest honey hood hook hope horizon horn hornet horse host hotel hour house hover huddle hug "
    "human humble humor hundred hunger hurry husky hut hymn ice icicle icon idea igloo image "
    "impact inch index indigo ink inlet inner insect inside instant intent invent invite iris "
    "iron island item ivory ivy jacket jade jaguar jam jar jasmine jaw jazz jeans jelly jewel "
    "jigsaw job jog join joke jolly journal journey joy judge jug juice july jumble jump june "
    "jungle junior jury just kayak keen keep kelp kennel kernel kettle key kick kid kidney kind "
    "king kiosk kit kitchen kite kitten kiwi knee knit knob knock knot know koala label lace "
    "ladder ladle lady lagoon lake lamb lamp land lane lantern lap large lark laser last late "
    "lather laugh launch laundry laurel lava lavender law lawn layer lazy lead leaf learn leather "
    "leave ledge left leg legend lemon lend length lens leopard lesson letter level lever library "
    "lid life lift light lilac lily limb lime limit line linen link lion lip liquid list listen "
    "little lively lizard llama load loaf lobby lobster local lock locket lodge log logic lonely "
    "long look loop loose lotus loud lounge love loyal lucky lumber lunar lunch lung lyric "
    "machine magic magma magnet magpie mail main major make mallet mammal mango manor mantle many "
    "map maple marble march margin marine market marsh mask mason mass mast match math matter "
    "maximum may meadow meal mean measure medal media meet mellow melody melon melt member memory "
    "mend menu merit merry mesh metal meteor method middle midnight mile milk mill million mimic "
    "mind mineral minor mint minute mirror mist mitten mix mobile model modern modest moment "
    "money monkey month moon moose more morning mortar mosaic moss most moth mother motion motor "
    "mountain mouse mouth move movie much mud muffin mug mule muscle museum music mussel mustard "
    "mystery myth nail name napkin narrow nation native nature navy near neat neck nectar needle "
    "neon nephew nest net nettle never new news next nice nickel niece night nine noble nod noise "
    "noodle noon normal north nose note notice novel november number nurse nut nutmeg nylon oak "
    "oar oasis oat object oboe ocean october octopus odd offer office often oil old olive omelet "
    "once one onion online only open opera opinion option orange orbit orchard orchid order organ "
    "origin osprey ostrich other otter ounce out oval oven over owl own owner oxygen oyster pace "
    "pack paddle page pail paint pair palace pale palm pan panda panel pansy panther paper parade "
    "parcel park parrot parsley part party pass past pasta paste pasture patch path patient patio "
    "pattern pause pave paw peace peach peak peanut pear pearl pebble pecan pedal pelican pen "
    "pencil people pepper perch perfect perfume period person petal phone photo phrase piano "
    "piccolo pick pickle picnic picture piece pier pigeon pilot pinch pine pink pint pioneer pipe "
    "pitch pixel pizza place plain plan plane planet plant plaster plate play plaza plenty plow "
    "plum plus pocket podium poem poet point polar pole polite pollen polo pond pony pool poplar "
    "poppy porch port portion post potato pottery pouch powder power prairie praise press pretty "
    "pretzel price pride prime print prism prize profit promise prompt proof proud public pudding "
    "puddle puffin pull pulse pumpkin punch pupil puppet puppy pure purple purse push puzzle "
    "pyramid quaint quality quarry quart quartz queen quest quick quiet quill quilt quite quiver "
    "quiz quote rabbit raccoon race radar radio radish raft rail rain rainbow raisin rake ramp "
    "ranch range rapid rare rather raven raw ray reach read ready real reason rebel recipe record "
    "red reed reef refresh region relax relay remain remark remedy remind rent repair repeat "
    "reply report rescue rest result retire return reward rhyme rhythm ribbon rice rich riddle "
    "ride ridge right ring rinse ripple rise river road roast robe robin robot rock rocket rodeo "
    "roll roof room root rope rose rotate rough round route row royal ruby rug rule ruler run "
    "runway rural rush rust rye sack saddle safari safe saffron sage sail sailor salad salmon "
    "salon salt salute same sample sand sandal satin sauce saucer save savor scale scarf scene "
    "scent school science scoop score scout scrap screen scroll sea seal search season seat "
    "second secret seed seek sell send senior sense sentence series serve seven shade shadow "
    "shallow shape share sharp shawl shed sheep sheet shelf shell shelter sherbet shine ship "
    "shirt shoe shop shore short shoulder shovel show shower shrimp shrub shuffle side sidewalk "
    "sign signal silent silk silver similar simple since sing single sister site six size skate "
    "sketch ski skill skin skip skirt sky slate sled sleep sleeve slice slide slope slow small "
    "smart smile smoke smooth snack snail snap sneaker snow soap soccer social sock sofa soft "
    "soil solar solid solo solve some sonata song sonnet soon soprano sort soul sound soup source "
    "south space spade spark sparrow speak spear special speech speed spell spend sphere spice "
    "spider spin spiral spirit splash sponge spoon sport spot spray spread spring sprout spruce "
    "square squash squid stable stack staff stage stair stamp stand star start state station "
    "statue stay steady steam steel steep stem step stereo stew stick still stitch stock stone "
    "stool stop store stork storm story stove straw stream street stretch string strong studio "
    "study sturdy style subject subtle subway sugar suit summer summit sun sunny sunset super "
    "supper supply sure surf surface surprise swallow swan sweater sweet swift swim swing switch "
    "symbol syrup system table tablet tackle tail tailor take tale talent talk tall tamper tango "
    "tank tape target tart task taste tavern taxi tea teach team tell temple ten tennis tent term "
    "test text thank theater theme theory thick thimble thin thing think third thistle thorn "
    "thought thousand thread three thrive throne through thumb thunder ticket tide tidy tiger "
    "tile timber time tin tiny tip tissue title toast today toe toffee together tomato tone tool "
    "tooth top topic torch tornado total toucan touch tour towel tower town toy trace track trade "
    "trail train tram travel tray treasure treat tree trek trend trial tribe trick trim trio trip "
    "trolley trophy trot trout truck true trumpet trunk trust truth tuba tugboat tulip tumble "
    "tundra tunnel turban turkey turn turtle tutor tweed twelve twenty twice twig twin twist two "
    "umbrella uncle under unicorn uniform union unique unit unity until unusual upper uptown "
    "upward urban useful usher usual utensil vacant valley value valve vanilla vapor vase vast "
    "vault velvet vendor verb verse vessel vest victory video view villa village vine vinegar "
    "violet violin visit visor vital vivid voice volcano volume voyage waffle wage wagon waist "
    "wait wake walk wall wallet walnut walrus wander warm wash wasp watch water wave wax way "
    "weasel weather weave wedge week weigh welcome well west wet whale wheat wheel whisk whistle "
    "white whole wicker wide widget wild willow win wind window wing winner winter wire wisdom "
    "wise wish wizard wolf wonder wood wool word work world worth wrap wreath wren wrist write "
    "yacht yard yarn year yeast yellow yes yet yield yodel yogurt yolk young zebra zenith zero "
    "zest zigzag zinc zipper zone zoo");

std::vector<QLatin1StringView> splitWords()
{
    std::vector<QLatin1StringView> words;
    qsizetype begin = 0;
    while (begin < Words.size()) {
        const qsizetype space = Words.indexOf(u' ', begin);
        const qsizetype end = space < 0 ? Words.size() : space;
        words.push_back(Words.sliced(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

} // namespace

std::span<const QLatin1StringView> passphraseWords()
{
    static const std::vector<QLatin1StringView> words = splitWords();
    return words;
}

} // namespace haex
